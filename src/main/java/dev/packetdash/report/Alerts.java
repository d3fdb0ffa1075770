package dev.packetdash.report;

import dev.packetdash.alert.Alert;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The alerts of all interfaces: open and ended, suspects (of low severity) among them, the newest first. */
public final class Alerts {
    private final Snapshots snapshots;

    public Alerts(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    public List<Alert> all() {
        return of(snapshots.latest());
    }

    static List<Alert> of(List<InterfaceSnapshot> latest) {
        return latest.stream()
                .flatMap(snapshot -> snapshot.alerts().alerts().stream())
                .sorted(Comparator.comparing(Alert::startNanos).reversed())
                .toList();
    }

    public Optional<Alert> find(String id) {
        return all().stream().filter(alert -> alert.id().equals(id)).findFirst();
    }
}
