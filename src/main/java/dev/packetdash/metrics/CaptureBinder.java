package dev.packetdash.metrics;

import static dev.packetdash.net.Labels.label;

import dev.packetdash.capture.CaptureParameters;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.Times;
import dev.packetdash.snapshot.Balance;
import dev.packetdash.snapshot.InterfaceSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The capture's own state and books. */
final class CaptureBinder implements Binder {
    private final Clock clock;

    CaptureBinder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots) {
        return Stream.of(state(snapshots), heartbeat(snapshots), books(snapshots))
                .flatMap(families -> families)
                .map(Family::snapshot)
                .toList();
    }

    private static Stream<Family> state(List<InterfaceSnapshot> snapshots) {
        Family up = Family.gauge("packetdash_capture_up", "1 while the interface is open and being read", "interface");
        Family info = Family.info(
                "packetdash_capture_info",
                "Capture settings in force; always 1",
                "interface",
                "source",
                "link_type",
                "snapshot_length",
                "promiscuous",
                "filter");
        Family restarts = Family.counter(
                "packetdash_capture_restarts_total", "Attempts to reopen the interface", "interface", "reason");
        for (InterfaceSnapshot snapshot : snapshots) {
            String name = snapshot.name();
            CaptureStatus capture = snapshot.capture();
            CaptureParameters parameters = capture.parameters();
            up.add(capture.up() ? 1 : 0, name);
            info.add(
                    1,
                    name,
                    label(capture.kind()),
                    parameters.linkType() < 0 ? "" : LinkType.name(parameters.linkType()),
                    String.valueOf(parameters.snapshotLength()),
                    String.valueOf(parameters.promiscuous()),
                    parameters.filter());
            capture.restarts().forEach((reason, count) -> restarts.add(count, name, label(reason)));
        }
        return Stream.of(up, info, restarts);
    }

    private Stream<Family> heartbeat(List<InterfaceSnapshot> snapshots) {
        Family lastPacket = Family.gauge(
                "packetdash_capture_last_packet_timestamp_seconds",
                "Unix time of the newest packet; 0 before the first",
                "interface");
        Family age = Family.gauge(
                "packetdash_snapshot_age_seconds",
                "Age of the published snapshot: the pipeline's heartbeat",
                "interface");
        Family lag = Family.gauge(
                "packetdash_pipeline_lag_seconds",
                "Wall clock minus time stamp of the packet last decoded, the most within the last second",
                "interface");
        long now = Times.unixNanos(clock.instant());
        for (InterfaceSnapshot snapshot : snapshots) {
            lastPacket.add(Times.seconds(snapshot.traffic().times().lastNanos()), snapshot.name());
            age.add(Times.seconds(now - snapshot.publishedNanos()), snapshot.name());
            lag.add(Times.seconds(snapshot.lagNanos()), snapshot.name());
        }
        return Stream.of(lastPacket, age, lag);
    }

    private static Stream<Family> books(List<InterfaceSnapshot> snapshots) {
        Family received = Family.counter(
                "packetdash_capture_kernel_received_packets_total",
                "Packets that passed the filter and reached the socket, dropped ones included",
                "interface");
        Family dropped = Family.counter(
                "packetdash_capture_kernel_dropped_packets_total",
                "Packets lost because the capture buffer was full, or thrown away with it when the interface was closed",
                "interface");
        Family interfaceDropped = Family.counter(
                "packetdash_capture_interface_dropped_packets_total",
                "Packets dropped by the driver, where it says so",
                "interface");
        Family delivered = Family.counter("packetdash_capture_delivered_packets_total", "Packets read", "interface");
        Family unaccounted = Family.gauge(
                "packetdash_capture_unaccounted_packets",
                "Received less dropped less delivered: what lies in the capture buffer",
                "interface");
        Family bytes = Family.counter("packetdash_captured_bytes_total", "Bytes copied (captured length)", "interface");
        Family outOfOrder = Family.counter(
                "packetdash_capture_out_of_order_packets_total",
                "Packets whose time stamp is lower than that of a packet read before",
                "interface");
        Family untimed = Family.counter(
                "packetdash_capture_untimed_packets_total",
                "Packets of a file without a time stamp from 1970 up to the year 2200",
                "interface");
        Family difference = Family.gauge(
                "packetdash_books_difference_packets",
                "Packets delivered less the sum of the parts they are counted in; always 0",
                "interface",
                "sum");
        for (InterfaceSnapshot snapshot : snapshots) {
            String name = snapshot.name();
            CaptureStatistics statistics = snapshot.capture().statistics();
            received.add(statistics.received(), name);
            dropped.add(statistics.dropped(), name);
            interfaceDropped.add(statistics.interfaceDropped(), name);
            delivered.add(statistics.delivered(), name);
            unaccounted.add(statistics.unaccounted(), name);
            bytes.add(statistics.capturedBytes(), name);
            outOfOrder.add(snapshot.traffic().times().outOfOrder(), name);
            untimed.add(statistics.untimed(), name);
            Balance.of(snapshot).stream()
                    .filter(book -> book.sum() != Balance.Sum.KERNEL)
                    .forEach(book -> difference.add(book.difference(), name, label(book.sum())));
        }
        return Stream.of(
                received, dropped, interfaceDropped, delivered, unaccounted, bytes, outOfOrder, untimed, difference);
    }
}
