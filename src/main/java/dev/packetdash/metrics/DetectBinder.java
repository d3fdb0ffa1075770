package dev.packetdash.metrics;

import static dev.packetdash.net.Labels.label;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.DetectorKind;
import dev.packetdash.net.Direction;
import dev.packetdash.snapshot.InterfaceSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The detectors. */
final class DetectBinder implements Binder {
    private static final int WORST = 10;

    @Override
    public List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots) {
        List<Alert> suspects = snapshots.stream()
                .flatMap(snapshot -> snapshot.alerts().scanSuspects().stream())
                .sorted(Comparator.comparingLong(Alert::targets).reversed())
                .toList();
        Family targets = Family.gauge(
                "packetdash_scan_suspect_targets",
                "Distinct silent targets of the ten worst suspects",
                "source",
                "kind");
        suspects.stream()
                .limit(WORST)
                .forEach(suspect -> targets.add(
                        suspect.targets(),
                        suspect.subject().source().toString(),
                        suspect.subject().kind().label()));
        return Stream.of(suspects(suspects), targets, tracked(snapshots), evictions(snapshots))
                .map(Family::snapshot)
                .toList();
    }

    private static Family suspects(List<Alert> suspects) {
        Family family =
                Family.gauge("packetdash_scan_suspects", "Sources above the suspect threshold", "kind", "direction");
        Stream.of(DetectorKind.values()).filter(DetectorKind::isScan).forEach(kind -> {
            for (Direction direction : Direction.values()) {
                long count = suspects.stream()
                        .filter(suspect -> suspect.subject().kind() == kind && suspect.direction() == direction)
                        .count();
                family.add(count, kind.label(), label(direction));
            }
        });
        return family;
    }

    private static Family tracked(List<InterfaceSnapshot> snapshots) {
        Family family = Family.gauge(
                "packetdash_detector_tracked_keys", "Keys held in detector state", "interface", "detector");
        snapshots.forEach(snapshot -> snapshot.detect()
                .detectors()
                .forEach(detector -> family.add(
                        detector.tracked(), snapshot.name(), detector.kind().label())));
        return family;
    }

    private static Family evictions(List<InterfaceSnapshot> snapshots) {
        Family family = Family.counter(
                "packetdash_detector_evictions_total",
                "Keys forgotten because the state was full",
                "interface",
                "detector");
        snapshots.forEach(snapshot -> snapshot.detect()
                .detectors()
                .forEach(detector -> family.add(
                        detector.evictions(), snapshot.name(), detector.kind().label())));
        return family;
    }
}
