package dev.packetdash.table;

/**
 * Eight bytes in a {@code long}, one for each way of a set in a table: looked at together, without a branch for each.
 * Ways are named by the highest bit of their byte.
 */
public final class SwarBytes {
    public static final int COUNT = 8;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = ONES << 7;

    private SwarBytes() {}

    /** The ways that are not 0. */
    public static long nonZero(long bytes) {
        return ((bytes & ~HIGHS) + ~HIGHS | bytes) & HIGHS;
    }

    /** The ways that are {@code value}, 0 to 255. */
    public static long equal(long bytes, int value) {
        return ~nonZero(bytes ^ value * ONES) & HIGHS;
    }

    /** The first of some ways. */
    public static int first(long ways) {
        return Long.numberOfTrailingZeros(ways) >>> 3;
    }

    /** The way with the least byte; of several that come first from {@code start} on, round and round. */
    public static int least(long bytes, int start) {
        // A minimum of byte and distance in one number needs no branch, of which every second would be mispredicted.
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < COUNT; i++) {
            least = Math.min(least, get(bytes, start + i & COUNT - 1) << 3 | i);
        }
        return start + least & COUNT - 1;
    }

    public static int get(long bytes, int way) {
        return (int) (bytes >>> 8 * way) & 0xff;
    }

    public static long set(long bytes, int way, int value) {
        return bytes & ~(0xffL << 8 * way) | (long) value << 8 * way;
    }
}
