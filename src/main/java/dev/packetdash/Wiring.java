package dev.packetdash;

import dev.packetdash.alert.AlertBook;
import dev.packetdash.capture.CaptureSettings;
import dev.packetdash.capture.DemoSource;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.capture.LiveCapture;
import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.detect.ScanDetector;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.pipeline.Pipeline;
import dev.packetdash.report.Diagnoses;
import dev.packetdash.report.Interfaces;
import dev.packetdash.report.RecentPackets;
import dev.packetdash.report.Reports;
import dev.packetdash.report.Snapshots;
import dev.packetdash.traffic.Traffic;
import dev.packetdash.traffic.TrafficSettings;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the core together, by hand: one pipeline per interface, and the readers on top of what they publish. */
@Configuration(proxyBeanMethods = false)
class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    NetworkInterfaces networkInterfaces() {
        return NetworkInterfaces.ofThisMachine();
    }

    @Bean
    Pipelines pipelines(PacketdashSettings settings, NetworkInterfaces interfaces, Clock clock) {
        return switch (settings.capture().source()) {
            case DEMO -> new Pipelines(List.of(demo(settings, clock)));
            case LIVE ->
                new Pipelines(interfaces.choose(settings.capture()).stream()
                        .map(name -> live(name, settings, interfaces, clock))
                        .toList());
        };
    }

    private static Pipeline live(String name, PacketdashSettings settings, NetworkInterfaces interfaces, Clock clock) {
        FrameSource source = LiveCapture.of(name, settings.capture());
        return pipeline(source, () -> interfaces.localAddresses(name), settings, clock);
    }

    private static Pipeline demo(PacketdashSettings settings, Clock clock) {
        LOG.warn("This is a demo: all packets are made up, no interface is read (packetdash.capture.source=demo)");
        return pipeline(new DemoSource(settings.capture()), () -> DemoSource.LOCAL_ADDRESSES, settings, clock);
    }

    private static Pipeline pipeline(
            FrameSource source, Supplier<LocalAddresses> addresses, PacketdashSettings settings, Clock clock) {
        CaptureSettings capture = settings.capture();
        return new Pipeline(
                source,
                addresses,
                new Traffic(settings.traffic(), settings.flow(), FlowListener.NONE),
                new ScanDetector(settings.detect().scan()),
                new AlertBook(source.status().interfaceName(), AlertBook.Rules.DEFAULT, List.of(), alert -> {}),
                new FrameRing(
                        (int) capture.ringSize().toBytes(), settings.packets().keep()),
                clock);
    }

    @Bean
    Snapshots snapshots(Pipelines pipelines) {
        return pipelines.snapshots();
    }

    @Bean
    Reports reports(Snapshots snapshots, PacketdashSettings settings, Clock clock) {
        return new Reports(snapshots, settings.traffic(), clock);
    }

    @Bean
    RecentPackets recentPackets(Snapshots snapshots) {
        return new RecentPackets(snapshots);
    }

    @Bean
    Interfaces interfaces(NetworkInterfaces machine, Snapshots snapshots, Clock clock) {
        return new Interfaces(machine, snapshots, clock);
    }

    @Bean
    Diagnoses diagnoses(Snapshots snapshots, PacketdashSettings settings, Clock clock) {
        return new Diagnoses(snapshots, SettingNames.values(settings), clock);
    }

    @Bean
    TrafficSettings trafficSettings(PacketdashSettings settings) {
        return settings.traffic();
    }
}
