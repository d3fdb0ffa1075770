package dev.packetdash.traffic;

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

    static SizeClass of(int size) {
        int index = 0;
        while (size > CLASSES[index].upperBound) {
            index++;
        }
        return CLASSES[index];
    }

    /** Inclusive, in bytes; infinite for the last. */
    public double upperBound() {
        return this == ABOVE ? Double.POSITIVE_INFINITY : upperBound;
    }
}
