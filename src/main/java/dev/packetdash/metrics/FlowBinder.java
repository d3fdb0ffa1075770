package dev.packetdash.metrics;

import static dev.packetdash.net.Labels.label;

import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.traffic.FlowCounters;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** The flow cache. */
final class FlowBinder implements Binder {
    @Override
    public List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots) {
        Family active = Family.gauge("packetdash_flows_active", "Flows tracked", "interface", "protocol");
        Family evicted = Family.counter(
                "packetdash_flows_evicted_total",
                "Flows removed: closed, idle, or for want of capacity",
                "interface",
                "reason");
        for (InterfaceSnapshot snapshot : snapshots) {
            FlowCounters flows = snapshot.counters().flows();
            flows.active().asMap().forEach((protocol, count) -> active.add(count, snapshot.name(), label(protocol)));
            flows.evicted().asMap().forEach((reason, count) -> evicted.add(count, snapshot.name(), label(reason)));
        }
        return List.of(active.snapshot(), evicted.snapshot());
    }
}
