package dev.packetdash.traffic;

/** Counts packets and bytes by the second of their time stamp, for {@link Rates}. Owned by its pipeline's thread. */
final class RateCounter {
    private static final long NANOS = 1_000_000_000L;
    private static final int SLOTS = 64;

    private final long[] seconds = new long[SLOTS];
    private final long[] packets = new long[SLOTS];
    private final long[] bytes = new long[SLOTS];

    /** The second of the last packet. */
    private long secondNanos = Long.MIN_VALUE;

    private int slot;

    /** The time since which everything is counted. */
    private long beginNanos = Long.MAX_VALUE;

    void add(long timestampNanos, int size) {
        long into = timestampNanos - secondNanos;
        if ((into < 0 || into >= NANOS) && !enter(Math.floorDiv(timestampNanos, NANOS))) {
            return;
        }
        packets[slot]++;
        bytes[slot] += size;
    }

    /**
     * False where that second is too late to be shown. Further off the clock has been set back, and time starts again
     * from there.
     */
    private boolean enter(long second) {
        if (beginNanos >= (second + 1) * NANOS) {
            beginNanos = second * NANOS;
        }
        int place = (int) second & SLOTS - 1;
        if (seconds[place] - second == SLOTS) {
            return false;
        }
        if (seconds[place] != second) {
            seconds[place] = second;
            packets[place] = 0;
            bytes[place] = 0;
        }
        slot = place;
        secondNanos = second * NANOS;
        return true;
    }

    /** Everything is counted from now on; without this call, from the first packet on. */
    void begin(long nowNanos) {
        beginNanos = nowNanos;
    }

    /** The seconds before the one that {@code nowNanos} lies in. */
    Rates until(long nowNanos) {
        long end = Math.floorDiv(nowNanos, NANOS);
        long firstWhole = Math.ceilDiv(beginNanos, NANOS);
        int whole = Math.clamp(end - firstWhole, 0, Rates.SECONDS);
        return new Rates(end * NANOS, whole, series(packets, end), series(bytes, end));
    }

    private long[] series(long[] counts, long end) {
        long[] series = new long[Rates.SECONDS];
        for (int i = 0; i < Rates.SECONDS; i++) {
            long second = end - Rates.SECONDS + i;
            int slot = (int) second & SLOTS - 1;
            series[i] = seconds[slot] == second ? counts[slot] : 0;
        }
        return series;
    }
}
