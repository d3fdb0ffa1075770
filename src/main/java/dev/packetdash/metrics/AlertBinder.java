package dev.packetdash.metrics;

import static dev.packetdash.net.Labels.label;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertSnapshot;
import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.StorageErrors;
import dev.packetdash.alert.Suppression;
import dev.packetdash.evidence.Evidence;
import dev.packetdash.net.Direction;
import dev.packetdash.notify.Sinks;
import dev.packetdash.snapshot.InterfaceSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.stream.Stream;

/** Alerts, what became of telling them, and their evidence. */
final class AlertBinder implements Binder {
    private final Sinks sinks;
    private final StorageErrors errors;
    private final Evidence evidence;

    AlertBinder(Sinks sinks, Evidence evidence, StorageErrors errors) {
        this.sinks = sinks;
        this.errors = errors;
        this.evidence = evidence;
    }

    @Override
    public List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots) {
        List<AlertSnapshot> alerts =
                snapshots.stream().map(InterfaceSnapshot::alerts).toList();
        return Stream.of(
                        raised(alerts),
                        active(alerts),
                        suppressed(alerts),
                        deliveries(),
                        Family.gauge("packetdash_evidence_files", "Evidence files on disk")
                                .add(evidence.files()),
                        Family.gauge("packetdash_evidence_bytes", "Their size").add(evidence.bytes()),
                        dropped(),
                        storageErrors())
                .map(Family::snapshot)
                .toList();
    }

    private static Family raised(List<AlertSnapshot> alerts) {
        Family family = Family.counter(
                "packetdash_alerts_total",
                "Alerts that reached a severity; one that rises counts at each",
                "detector",
                "severity",
                "direction");
        for (DetectorKind kind : DetectorKind.values()) {
            for (Severity severity : Severity.values()) {
                for (Direction direction : Direction.values()) {
                    long count = alerts.stream()
                            .mapToLong(snapshot -> snapshot.counts().raised(kind, severity, direction))
                            .sum();
                    family.add(count, kind.label(), label(severity), label(direction));
                }
            }
        }
        return family;
    }

    private static Family active(List<AlertSnapshot> alerts) {
        Family family = Family.gauge(
                "packetdash_alerts_active", "Alerts open; those of low severity are suspects", "detector", "severity");
        long[][] counts = new long[DetectorKind.values().length][Severity.values().length];
        alerts.stream()
                .flatMap(snapshot -> snapshot.alerts().stream())
                .filter(Alert::isOpen)
                .forEach(alert -> counts[alert.subject().kind().ordinal()][
                        alert.severity().ordinal()]++);
        for (DetectorKind kind : DetectorKind.values()) {
            for (Severity severity : Severity.values()) {
                family.add(counts[kind.ordinal()][severity.ordinal()], kind.label(), label(severity));
            }
        }
        return family;
    }

    private static Family suppressed(List<AlertSnapshot> alerts) {
        Family family = Family.counter(
                "packetdash_alerts_suppressed_total", "Findings that made no alert of their own", "detector", "reason");
        for (DetectorKind kind : DetectorKind.values()) {
            for (Suppression reason : Suppression.values()) {
                long count = alerts.stream()
                        .mapToLong(snapshot -> snapshot.counts().suppressed(kind, reason))
                        .sum();
                family.add(count, kind.label(), label(reason));
            }
        }
        return family;
    }

    private Family deliveries() {
        Family family =
                Family.counter("packetdash_alert_deliveries_total", "Attempts to tell a sink", "sink", "result");
        sinks.count((sink, result, count) -> family.add(count, sink, result));
        return family;
    }

    private Family dropped() {
        Family family = Family.counter("packetdash_evidence_dropped_total", "Alerts without evidence", "reason");
        evidence.dropped().forEach((reason, count) -> family.add(count, reason));
        return family;
    }

    private Family storageErrors() {
        Family family = Family.counter(
                "packetdash_storage_errors_total", "Times that state or evidence could not be kept", "operation");
        for (StorageErrors.Operation operation : StorageErrors.Operation.values()) {
            family.add(errors.count(operation), label(operation));
        }
        return family;
    }
}
