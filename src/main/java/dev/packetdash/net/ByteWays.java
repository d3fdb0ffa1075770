package dev.packetdash.net;

/**
 * Eight bytes in a {@code long}, one for each way of a set in a table: looked at together, without a branch for each. Ways are named by the
 * highest bit of their byte.
 */
public final class ByteWays {
    public static final int COUNT = 8;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = ONES << 7;

    private ByteWays() {}

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
        int least = start & COUNT - 1;
        for (int i = 1; i < COUNT; i++) {
            int way = start + i & COUNT - 1;
            least = get(bytes, way) < get(bytes, least) ? way : least;
        }
        return least;
    }

    public static int get(long bytes, int way) {
        return (int) (bytes >>> 8 * way) & 0xff;
    }

    public static long set(long bytes, int way, int value) {
        return bytes & ~(0xffL << 8 * way) | (long) value << 8 * way;
    }
}
