package dev.packetdash;

import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.StateFile;
import dev.packetdash.alert.StorageErrors;
import dev.packetdash.capture.AutoInterface;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.capture.LiveCapture;
import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.demo.DemoSource;
import dev.packetdash.detect.Detection;
import dev.packetdash.evidence.Evidence;
import dev.packetdash.metrics.MetricsSettings;
import dev.packetdash.notify.Sinks;
import dev.packetdash.pipeline.Counting;
import dev.packetdash.pipeline.PacketInput;
import dev.packetdash.pipeline.PacketObserver;
import dev.packetdash.pipeline.Pipeline;
import dev.packetdash.report.Alerts;
import dev.packetdash.report.Diagnoses;
import dev.packetdash.report.Interfaces;
import dev.packetdash.report.RecentPackets;
import dev.packetdash.report.Reports;
import dev.packetdash.settings.SettingNames;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.traffic.Traffic;
import dev.packetdash.traffic.TrafficSettings;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
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
    Sinks sinks(PacketdashSettings settings, ServerProperties server, Clock clock) {
        return Sinks.of(settings.alert(), ExternalUrl.of(settings.alert(), server), clock);
    }

    /** Wherever it stands, the command line included, should somebody open Actuator's endpoints that show settings. */
    @Bean
    SanitizingFunction secrets(PacketdashSettings settings) {
        return SanitizingFunction.sanitizeValue().ifValueStringMatches(settings.alert()::isSecretIn);
    }

    @Bean
    StorageErrors storageErrors() {
        return new StorageErrors();
    }

    @Bean
    StateFile stateFile(PacketdashSettings settings, StorageErrors errors) {
        return new StateFile(settings.alert().stateFile(), errors);
    }

    @Bean
    Evidence evidence(PacketdashSettings settings, Clock clock, StorageErrors errors) {
        return new Evidence(settings.evidence(), clock, errors);
    }

    @Bean
    AlertBooks alertBooks(PacketdashSettings settings, StateFile state, Clock clock, Sinks sinks, Evidence evidence) {
        return new AlertBooks(settings.alert().rules(), state.read(), clock, sinks, evidence);
    }

    @Bean
    AutoInterface autoInterface(PacketdashSettings settings, NetworkInterfaces interfaces) {
        AutoInterface auto = new AutoInterface(interfaces, settings.capture());
        auto.fallback().ifPresent(fallback -> LOG.warn("{}. {}", fallback.message(), fallback.remedy()));
        return auto;
    }

    @Bean
    Pipelines pipelines(
            PacketdashSettings settings,
            NetworkInterfaces interfaces,
            AutoInterface autoInterface,
            AlertBooks alertBooks) {
        Supplier<String> auto = autoInterface::name;
        return switch (settings.capture().source()) {
            case DEMO -> new Pipelines(List.of(demo(settings, alertBooks)));
            case LIVE ->
                new Pipelines(autoInterface.interfaces().stream()
                        .<Supplier<String>>map(
                                name -> settings.capture().interfaces().contains(name) ? () -> name : auto)
                        .map(names -> live(names, settings, interfaces, alertBooks))
                        .toList());
        };
    }

    @Bean
    Alerts alerts(Snapshots snapshots) {
        return new Alerts(snapshots);
    }

    @Bean
    Alerting alerting(Sinks sinks, Evidence evidence, StateFile state, Alerts alerts) {
        return new Alerting(sinks, evidence, state, alerts);
    }

    private static Pipeline live(
            Supplier<String> names, PacketdashSettings settings, NetworkInterfaces interfaces, AlertBooks alertBooks) {
        FrameSource source = LiveCapture.reopening(names, settings.capture());
        return pipeline(new PacketInput(source, () -> interfaces.localAddresses(names.get())), settings, alertBooks);
    }

    private static Pipeline demo(PacketdashSettings settings, AlertBooks alertBooks) {
        LOG.warn("This is a demo: all packets are made up, no interface is read (packetdash.capture.source=demo)");
        FrameSource source = new DemoSource(settings.capture());
        return pipeline(new PacketInput(source, () -> DemoSource.LOCAL_ADDRESSES), settings, alertBooks);
    }

    private static Pipeline pipeline(PacketInput input, PacketdashSettings settings, AlertBooks alertBooks) {
        LOG.info(
                "{} flows tracked an interface; their tables take {} MB",
                settings.flow().capacity(),
                Traffic.tableBytes(settings.flow()) >> 20);
        FrameRing ring = new FrameRing(
                (int) settings.capture().ringSize().toBytes(),
                settings.packets().keep());
        AlertBook alerts = alertBooks.of(input.source().status().interfaceName(), ring);
        Counting counting = Counting.endless(
                settings.traffic(),
                settings.flow(),
                book -> new Detection(settings.detect(), book, new CandidateLog()));
        return new Pipeline(input, counting, alerts, ring, PacketObserver.NONE);
    }

    @Bean
    Snapshots snapshots(Pipelines pipelines, PacketdashSettings settings) {
        return pipelines.snapshots(settings.traffic().top());
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
    Diagnoses diagnoses(
            Snapshots snapshots,
            NetworkInterfaces machine,
            AutoInterface auto,
            PacketdashSettings settings,
            Clock clock) {
        return new Diagnoses(snapshots, machine, auto, SettingNames.values(PacketdashSettings.PREFIX, settings), clock);
    }

    @Bean
    MetricsSettings metricsSettings(PacketdashSettings settings) {
        return settings.metrics();
    }

    @Bean
    TrafficSettings trafficSettings(PacketdashSettings settings) {
        return settings.traffic();
    }
}
