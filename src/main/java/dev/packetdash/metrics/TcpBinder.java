package dev.packetdash.metrics;

import static dev.packetdash.net.Labels.label;

import dev.packetdash.flow.HandshakeLeg;
import dev.packetdash.flow.HandshakeOutcome;
import dev.packetdash.flow.ResetPhase;
import dev.packetdash.flow.TcpCounters;
import dev.packetdash.net.Direction;
import dev.packetdash.net.Times;
import dev.packetdash.snapshot.InterfaceSnapshot;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.stream.LongStream;

/** What became of TCP connections. */
final class TcpBinder implements Binder {
    @Override
    public List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots) {
        return List.of(
                handshakes(snapshots),
                durations(snapshots),
                directed(
                        snapshots,
                        "packetdash_tcp_retransmissions_total",
                        "Segments repeating a sequence range already seen",
                        TcpCounters::retransmissions),
                directed(
                        snapshots,
                        "packetdash_tcp_out_of_order_total",
                        "Segments below the highest sequence seen that are no retransmission",
                        TcpCounters::outOfOrder),
                directed(
                        snapshots,
                        "packetdash_tcp_zero_window_total",
                        "Zero-window advertisements",
                        TcpCounters::zeroWindows),
                resets(snapshots));
    }

    private static MetricSnapshot handshakes(List<InterfaceSnapshot> snapshots) {
        Family family = Family.counter(
                "packetdash_tcp_handshakes_total",
                "Connection attempts by final outcome, in the direction of the client's packets",
                "interface",
                "direction",
                "outcome");
        for (InterfaceSnapshot snapshot : snapshots) {
            for (Direction direction : Direction.values()) {
                for (HandshakeOutcome outcome : HandshakeOutcome.values()) {
                    long count = snapshot.counters().tcp().outcomes(direction, outcome);
                    family.add(count, snapshot.name(), label(direction), label(outcome));
                }
            }
        }
        return family.snapshot();
    }

    private static MetricSnapshot resets(List<InterfaceSnapshot> snapshots) {
        Family family = Family.counter(
                "packetdash_tcp_resets_total", "Resets by connection phase", "interface", "direction", "phase");
        for (InterfaceSnapshot snapshot : snapshots) {
            for (Direction direction : Direction.values()) {
                for (ResetPhase phase : ResetPhase.values()) {
                    long count = snapshot.counters().tcp().resets(direction, phase);
                    family.add(count, snapshot.name(), label(direction), label(phase));
                }
            }
        }
        return family.snapshot();
    }

    private static MetricSnapshot directed(
            List<InterfaceSnapshot> snapshots,
            String name,
            String help,
            ToLongBiFunction<TcpCounters, Direction> count) {
        Family family = Family.counter(name, help, "interface", "direction");
        for (InterfaceSnapshot snapshot : snapshots) {
            for (Direction direction : Direction.values()) {
                family.add(count.applyAsLong(snapshot.counters().tcp(), direction), snapshot.name(), label(direction));
            }
        }
        return family.snapshot();
    }

    private static MetricSnapshot durations(List<InterfaceSnapshot> snapshots) {
        List<HistogramDataPointSnapshot> points = new ArrayList<>();
        for (InterfaceSnapshot snapshot : snapshots) {
            for (Direction direction : Direction.values()) {
                for (HandshakeLeg leg : HandshakeLeg.values()) {
                    points.add(duration(snapshot, direction, leg));
                }
            }
        }
        return new HistogramSnapshot(
                new MetricMetadata(
                        "packetdash_tcp_handshake_duration_seconds",
                        "Handshake leg latency: network from SYN to SYN-ACK, server from SYN-ACK to ACK"),
                points);
    }

    private static HistogramDataPointSnapshot duration(
            InterfaceSnapshot snapshot, Direction direction, HandshakeLeg leg) {
        TcpCounters tcp = snapshot.counters().tcp();
        List<Double> bounds = LongStream.concat(
                        Arrays.stream(TcpCounters.durationBounds()), LongStream.of(Long.MAX_VALUE))
                .mapToObj(nanos -> nanos == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : Times.seconds(nanos))
                .toList();
        List<Long> counts = Arrays.stream(tcp.durations(direction, leg)).boxed().toList();
        return HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, counts))
                .sum(Times.seconds(tcp.durationSum(direction, leg)))
                .labels(Labels.of("interface", snapshot.name(), "direction", label(direction), "leg", label(leg)))
                .build();
    }
}
