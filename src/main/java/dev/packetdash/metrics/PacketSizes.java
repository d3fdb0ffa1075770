package dev.packetdash.metrics;

import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.traffic.PacketCounters;
import dev.packetdash.traffic.SizeClass;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The histogram of wire lengths, with classic buckets: native ones would make the classic disappear where a server
 * stores both.
 */
final class PacketSizes {
    private static final MetricMetadata METADATA =
            new MetricMetadata("packetdash_packet_size_bytes", "Wire length of packets; offload shows as super-frames");

    private PacketSizes() {}

    static MetricSnapshot histogram(List<InterfaceSnapshot> snapshots) {
        return new HistogramSnapshot(
                METADATA, snapshots.stream().map(PacketSizes::dataPoint).toList());
    }

    private static HistogramDataPointSnapshot dataPoint(InterfaceSnapshot snapshot) {
        PacketCounters counters = snapshot.counters().packets();
        List<Double> bounds =
                Stream.of(SizeClass.values()).map(SizeClass::upperBound).toList();
        List<Long> counts = List.copyOf(counters.sizes().asMap().values());
        return HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, counts))
                .sum(counters.bytes().total())
                .labels(Labels.of("interface", snapshot.name()))
                .build();
    }
}
