package dev.packetdash.metrics;

import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All {@code packetdash_*} families of one scrape, from the snapshots of one instant, so that sums of parts equal their
 * wholes within every scrape. Never throws: a collector that does takes the whole scrape down.
 */
final class PacketdashCollector implements MultiCollector {
    private static final Logger LOG = LoggerFactory.getLogger(PacketdashCollector.class);

    private final Snapshots snapshots;
    private final List<Binder> binders;
    private volatile MetricSnapshots last = new MetricSnapshots();

    PacketdashCollector(Snapshots snapshots, List<Binder> binders) {
        this.snapshots = snapshots;
        this.binders = List.copyOf(binders);
    }

    @Override
    public MetricSnapshots collect() {
        try {
            last = collect(snapshots.latest());
        } catch (RuntimeException e) {
            LOG.error("A scrape got the numbers of the one before", e);
        }
        return last;
    }

    private MetricSnapshots collect(List<InterfaceSnapshot> latest) {
        MetricSnapshots.Builder families = MetricSnapshots.builder();
        binders.stream().flatMap(binder -> binder.families(latest).stream()).forEach(families::metricSnapshot);
        return families.build();
    }
}
