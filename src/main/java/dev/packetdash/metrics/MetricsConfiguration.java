package dev.packetdash.metrics;

import dev.packetdash.alert.StorageErrors;
import dev.packetdash.capture.LiveCapture;
import dev.packetdash.evidence.Evidence;
import dev.packetdash.notify.Sinks;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.traffic.TrafficSettings;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers the one collector and lists its binders, and the {@code process_*} families as every Prometheus client has
 * them.
 */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {
    @Bean
    PacketdashCollector packetdashCollector(
            Snapshots snapshots,
            TrafficSettings traffic,
            MetricsSettings settings,
            Sinks sinks,
            Evidence evidence,
            StorageErrors storageErrors,
            Clock clock,
            BuildProperties build,
            ObjectProvider<GitProperties> git,
            PrometheusRegistry registry) {
        String revision =
                git.stream().map(GitProperties::getShortCommitId).findFirst().orElse("unknown");
        PacketdashCollector collector = new PacketdashCollector(
                snapshots,
                List.of(
                        new BuildBinder(String.valueOf(build.getVersion()), revision, LiveCapture.libraryVersion()),
                        new CaptureBinder(clock),
                        new PacketBinder(),
                        new FlowBinder(),
                        new TcpBinder(),
                        new DnsBinder(),
                        new TopBinder(traffic, settings),
                        new DetectBinder(),
                        new AlertBinder(sinks, evidence, storageErrors)));
        registry.register(collector);
        ProcessMetrics.builder().register(registry);
        return collector;
    }
}
