package dev.packetdash.traffic;

import java.util.Arrays;

/**
 * Packets and bytes of each of the last seconds of packet time.
 *
 * @param endNanos end of the last complete second, Unix time
 * @param seconds  of these complete since the start, at most {@link #SECONDS}; those before are 0
 * @param packets  per second, the oldest first
 * @param bytes    likewise
 */
public record Rates(long endNanos, int seconds, long[] packets, long[] bytes) {
    /** Length of the series. */
    public static final int SECONDS = 60;

    /** 0 before there is a complete second, like all that follow. */
    public long packetsLastSecond() {
        return seconds == 0 ? 0 : packets[SECONDS - 1];
    }

    public long bytesLastSecond() {
        return seconds == 0 ? 0 : bytes[SECONDS - 1];
    }

    /** Mean of the complete seconds. */
    public double meanPackets() {
        return mean(packets);
    }

    public double meanBytes() {
        return mean(bytes);
    }

    private double mean(long[] series) {
        return seconds == 0
                ? 0
                : Arrays.stream(series, SECONDS - seconds, SECONDS).sum() / (double) seconds;
    }

    /** The same, counted in a time that is {@code offset} nanoseconds ahead of the clock that is shown. */
    Rates onClock(long offset) {
        return new Rates(endNanos - offset, seconds, packets, bytes);
    }

    /** Sums of two sources over the same clock; the later end stands for both. */
    public Rates plus(Rates other) {
        return new Rates(
                Math.max(endNanos, other.endNanos),
                Math.max(seconds, other.seconds),
                sum(packets, other.packets),
                sum(bytes, other.bytes));
    }

    private static long[] sum(long[] left, long[] right) {
        long[] sum = left.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += right[i];
        }
        return sum;
    }
}
