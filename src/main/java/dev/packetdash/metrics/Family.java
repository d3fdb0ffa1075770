package dev.packetdash.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One metric family of one scrape: name, help and label names, then its samples. Of a label set that comes twice the
 * first counts.
 */
final class Family {
    /** What the family is exported as. */
    private enum Type {
        COUNTER,
        GAUGE,
        INFO
    }

    private final Type type;
    private final MetricMetadata metadata;
    private final String[] labelNames;
    private final Map<Labels, Double> samples = new LinkedHashMap<>();

    private Family(Type type, String name, String help, String[] labelNames) {
        this.type = type;
        this.metadata = new MetricMetadata(name, help);
        this.labelNames = labelNames;
    }

    /** @param name ends in {@code _total} */
    static Family counter(String name, String help, String... labelNames) {
        return new Family(Type.COUNTER, withoutSuffix(name, "_total"), help, labelNames);
    }

    static Family gauge(String name, String help, String... labelNames) {
        return new Family(Type.GAUGE, name, help, labelNames);
    }

    /** @param name ends in {@code _info}; the value is always 1 */
    static Family info(String name, String help, String... labelNames) {
        return new Family(Type.INFO, withoutSuffix(name, "_info"), help, labelNames);
    }

    /** The client library adds the suffix itself. */
    private static String withoutSuffix(String name, String suffix) {
        if (!name.endsWith(suffix)) {
            throw new IllegalArgumentException(name + " must end in " + suffix);
        }
        return name.substring(0, name.length() - suffix.length());
    }

    Family add(double value, String... labelValues) {
        samples.putIfAbsent(Labels.of(labelNames, labelValues), value);
        return this;
    }

    MetricSnapshot snapshot() {
        return switch (type) {
            case COUNTER ->
                new CounterSnapshot(
                        metadata,
                        samples.entrySet().stream()
                                .map(sample ->
                                        new CounterDataPointSnapshot(sample.getValue(), sample.getKey(), null, 0))
                                .toList());
            case GAUGE ->
                new GaugeSnapshot(
                        metadata,
                        samples.entrySet().stream()
                                .map(sample -> new GaugeDataPointSnapshot(sample.getValue(), sample.getKey(), null))
                                .toList());
            case INFO ->
                new InfoSnapshot(
                        metadata,
                        samples.keySet().stream()
                                .map(InfoDataPointSnapshot::new)
                                .toList());
        };
    }
}
