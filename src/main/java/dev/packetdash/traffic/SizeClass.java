package dev.packetdash.traffic;

import java.util.stream.Stream;

/** Classes of wire length: RMON's (RFC 2819), jumbo frames, and the super-frames of segmentation offload. */
public enum SizeClass {
    UP_TO_64(64),
    UP_TO_128(128),
    UP_TO_256(256),
    UP_TO_512(512),
    UP_TO_1024(1024),
    UP_TO_1518(1518),
    UP_TO_2048(2048),
    UP_TO_4096(4096),
    UP_TO_9018(9018),
    UP_TO_65536(65536),
    ABOVE(Integer.MAX_VALUE);

    private static final SizeClass[] CLASSES = values();

    private final int upperBound;

    SizeClass(int upperBound) {
        this.upperBound = upperBound;
    }

    /**
     * By the number of bits of a size less 1: the first class that one of these can be of. No two bounds have the same.
     */
    private static final byte[] BY_BITS = new byte[Integer.SIZE + 1];

    private static final int[] BOUNDS =
            Stream.of(CLASSES).mapToInt(c -> c.upperBound).toArray();

    static {
        for (int bits = 0; bits < Integer.SIZE; bits++) {
            int smallest = bits == 0 ? 1 : (1 << bits - 1) + 1;
            byte index = 0;
            while (smallest > CLASSES[index].upperBound) {
                index++;
            }
            BY_BITS[bits] = index;
        }
    }

    static SizeClass of(int size) {
        return CLASSES[index(size)];
    }

    /** The ordinal, without a branch to guess. */
    static int index(int size) {
        int index = BY_BITS[Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(size, 1) - 1)];
        return size > BOUNDS[index] ? index + 1 : index;
    }

    /** Inclusive, in bytes; infinite for the last. */
    public double upperBound() {
        return this == ABOVE ? Double.POSITIVE_INFINITY : upperBound;
    }
}
