package dev.packetdash.alert;

import dev.packetdash.net.Direction;

/**
 * What an {@link AlertBook} has counted since the start. Owned by the book; readers get copies, which do not change.
 */
public final class AlertCounts {
    private static final int KINDS = DetectorKind.values().length;
    private static final int SEVERITIES = Severity.values().length;
    private static final int DIRECTIONS = Direction.values().length;
    private static final int REASONS = Suppression.values().length;

    private final long[] raised;
    private final long[] suppressed;

    AlertCounts() {
        this(new long[KINDS * SEVERITIES * DIRECTIONS], new long[KINDS * REASONS]);
    }

    private AlertCounts(long[] raised, long[] suppressed) {
        this.raised = raised;
        this.suppressed = suppressed;
    }

    AlertCounts copy() {
        return new AlertCounts(raised.clone(), suppressed.clone());
    }

    void countRaised(Alert alert) {
        raised[index(alert.subject().kind(), alert.severity(), alert.direction())]++;
    }

    void countSuppressed(DetectorKind kind, Suppression reason) {
        suppressed[index(kind, reason)]++;
    }

    /** Alerts that reached this severity; one that rises counts again at each. */
    public long raised(DetectorKind kind, Severity severity, Direction direction) {
        return raised[index(kind, severity, direction)];
    }

    /** Findings that made no alert of their own. */
    public long suppressed(DetectorKind kind, Suppression reason) {
        return suppressed[index(kind, reason)];
    }

    private static int index(DetectorKind kind, Severity severity, Direction direction) {
        return (kind.ordinal() * SEVERITIES + severity.ordinal()) * DIRECTIONS + direction.ordinal();
    }

    private static int index(DetectorKind kind, Suppression reason) {
        return kind.ordinal() * REASONS + reason.ordinal();
    }
}
