package dev.packetdash.metrics;

import dev.packetdash.snapshot.InterfaceSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** What is running. */
final class BuildBinder implements Binder {
    private final MetricSnapshot info;

    BuildBinder(String version, String revision, String libpcapVersion) {
        info = Family.info(
                        "packetdash_build_info",
                        "Build and runtime versions; always 1",
                        "version",
                        "revision",
                        "java_version",
                        "libpcap_version")
                .add(1, version, revision, Runtime.version().toString(), libpcapVersion)
                .snapshot();
    }

    @Override
    public List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots) {
        return List.of(info);
    }
}
