package dev.packetdash.alert;

import java.time.Duration;

/**
 * How many alerts of each kind and severity may be told at once, and as many again in five minutes: leaky buckets in
 * the form of ITU-T I.371's generic cell rate algorithm. Owned by one thread.
 */
final class Allowances {
    private static final long PERIOD_NANOS = Duration.ofMinutes(5).toNanos();

    private final long costNanos;
    /** The times at which all that has passed will be paid for. */
    private final long[][] paidNanos = new long[DetectorKind.values().length][Severity.values().length];

    Allowances(int perKind) {
        costNanos = PERIOD_NANOS / perKind;
    }

    /**
     * Whether one more may pass now; if so, it has.
     *
     * @param nowNanos elapsed time
     */
    boolean take(DetectorKind kind, Severity severity, long nowNanos) {
        long[] ofKind = paidNanos[kind.ordinal()];
        long paid = Math.max(ofKind[severity.ordinal()], nowNanos) + costNanos;
        if (paid - nowNanos > PERIOD_NANOS) {
            return false;
        }
        ofKind[severity.ordinal()] = paid;
        return true;
    }
}
