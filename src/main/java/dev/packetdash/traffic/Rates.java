package dev.packetdash.traffic;

import java.util.Arrays;

/**
 * Packets and bytes of each of the last seconds of packet time.
 *
 * @param endNanos end of the last complete second, Unix time
 * @param packets  per second, the oldest first
 * @param bytes    likewise
 */
public record Rates(long endNanos, long[] packets, long[] bytes) {
    /** Seconds covered. */
    public static final int SECONDS = 60;

    public long packetsLastSecond() {
        return packets[SECONDS - 1];
    }

    public long bytesLastSecond() {
        return bytes[SECONDS - 1];
    }

    /** The same, counted in a time that is {@code offset} nanoseconds ahead of the clock that is shown. */
    Rates onClock(long offset) {
        return new Rates(endNanos - offset, packets, bytes);
    }

    /** Sums of two sources over the same clock; the later end stands for both. */
    public Rates plus(Rates other) {
        return new Rates(Math.max(endNanos, other.endNanos), sum(packets, other.packets), sum(bytes, other.bytes));
    }

    /** Mean over the seconds of a series. */
    public static double mean(long[] series) {
        return Arrays.stream(series).sum() / (double) SECONDS;
    }

    private static long[] sum(long[] left, long[] right) {
        long[] sum = left.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += right[i];
        }
        return sum;
    }
}
