package dev.packetdash.metrics;

import dev.packetdash.snapshot.InterfaceSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** Turns snapshots of one instant into the metric families of one source. */
@FunctionalInterface
interface Binder {
    List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots);
}
