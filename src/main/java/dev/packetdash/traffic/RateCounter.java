package dev.packetdash.traffic;

/** Counts packets and bytes by the second of their time stamp, for {@link Rates}. Owned by its pipeline's thread. */
final class RateCounter {
    private static final long NANOS = 1_000_000_000L;
    private static final int SLOTS = 64;

    private final long[] seconds = new long[SLOTS];
    private final long[] packets = new long[SLOTS];
    private final long[] bytes = new long[SLOTS];

    void add(long timestampNanos, int size) {
        long second = Math.floorDiv(timestampNanos, NANOS);
        int slot = (int) second & SLOTS - 1;
        if (seconds[slot] != second) {
            if (seconds[slot] - second == SLOTS) {
                // Too late to be shown. Further off the clock has been set back, and time starts again from there.
                return;
            }
            seconds[slot] = second;
            packets[slot] = 0;
            bytes[slot] = 0;
        }
        packets[slot]++;
        bytes[slot] += size;
    }

    /** The seconds before the one that {@code nowNanos} lies in. */
    Rates until(long nowNanos) {
        long end = Math.floorDiv(nowNanos, NANOS);
        return new Rates(end * NANOS, series(packets, end), series(bytes, end));
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
