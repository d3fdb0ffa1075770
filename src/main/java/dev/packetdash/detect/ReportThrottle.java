package dev.packetdash.detect;

/**
 * Limits how often a behaviour that goes on is raised again: when it has grown by an eighth, when it has got worse, or
 * every ten seconds. Owned by one thread.
 */
final class ReportThrottle {
    private static final long AGAIN_NANOS = 10_000_000_000L;

    private long value;
    private int rank = -1;
    private long nanos;

    /** @param rank how bad it is; more is worse */
    boolean isDue(long newValue, int newRank, long now) {
        boolean due = newRank > rank
                || newValue >= value + Math.max(1, value / 8)
                || now - nanos >= AGAIN_NANOS
                || newValue < value / 2;
        if (due) {
            value = newValue;
            rank = Math.max(rank, newRank);
            nanos = now;
        }
        return due;
    }

    void clear() {
        value = nanos = 0;
        rank = -1;
    }
}
