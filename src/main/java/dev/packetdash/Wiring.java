package dev.packetdash;

import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.Sinks;
import dev.packetdash.alert.StateFile;
import dev.packetdash.capture.DemoSource;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.capture.LiveCapture;
import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.detect.Detection;
import dev.packetdash.evidence.Evidence;
import dev.packetdash.metrics.MetricsSettings;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.pipeline.Pipeline;
import dev.packetdash.report.Alerts;
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
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
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
    Sinks sinks(PacketdashSettings settings, Clock clock) {
        return Sinks.of(settings.alert(), clock);
    }

    /** Wherever it stands, the command line included, should somebody open Actuator's endpoints that show settings. */
    @Bean
    SanitizingFunction secrets(PacketdashSettings settings) {
        return SanitizingFunction.sanitizeValue().ifValueStringMatches(settings.alert()::isSecretIn);
    }

    @Bean
    StateFile stateFile(PacketdashSettings settings) {
        return new StateFile(settings.alert().stateFile());
    }

    @Bean
    Evidence evidence(PacketdashSettings settings, Clock clock) {
        return new Evidence(settings.evidence(), clock);
    }

    @Bean
    AlertBooks alertBooks(PacketdashSettings settings, StateFile state, Sinks sinks, Evidence evidence) {
        return new AlertBooks(settings.alert().rules(), state.read(), sinks, evidence);
    }

    @Bean
    Pipelines pipelines(PacketdashSettings settings, NetworkInterfaces interfaces, AlertBooks alertBooks, Clock clock) {
        return switch (settings.capture().source()) {
            case DEMO -> new Pipelines(List.of(demo(settings, alertBooks, clock)));
            case LIVE ->
                new Pipelines(interfaces.choose(settings.capture()).stream()
                        .map(name -> live(name, settings, interfaces, alertBooks, clock))
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
            String name,
            PacketdashSettings settings,
            NetworkInterfaces interfaces,
            AlertBooks alertBooks,
            Clock clock) {
        FrameSource source = LiveCapture.of(name, settings.capture());
        return pipeline(source, () -> interfaces.localAddresses(name), settings, alertBooks, clock);
    }

    private static Pipeline demo(PacketdashSettings settings, AlertBooks alertBooks, Clock clock) {
        LOG.warn("This is a demo: all packets are made up, no interface is read (packetdash.capture.source=demo)");
        return pipeline(
                new DemoSource(settings.capture()), () -> DemoSource.LOCAL_ADDRESSES, settings, alertBooks, clock);
    }

    private static Pipeline pipeline(
            FrameSource source,
            Supplier<LocalAddresses> addresses,
            PacketdashSettings settings,
            AlertBooks alertBooks,
            Clock clock) {
        LOG.info(
                "{} flows tracked: their tables take {} MB an interface",
                settings.flow().capacity(),
                Traffic.tableBytes(settings.flow()) >> 20);
        FrameRing ring = new FrameRing(
                (int) settings.capture().ringSize().toBytes(),
                settings.packets().keep());
        AlertBook alerts = alertBooks.of(source.status().interfaceName(), ring);
        Detection detection = new Detection(settings.detect(), alerts);
        return new Pipeline(
                source,
                addresses,
                new Traffic(settings.traffic(), settings.flow(), detection),
                detection,
                alerts,
                ring,
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
    MetricsSettings metricsSettings(PacketdashSettings settings) {
        return settings.metrics();
    }

    @Bean
    TrafficSettings trafficSettings(PacketdashSettings settings) {
        return settings.traffic();
    }
}
