package dev.packetdash.table;

import java.util.Arrays;

/**
 * How many different things there were, in a bounded space: exact up to 1,024, beyond that an estimate that is off by
 * about 3 in 100. Keeps the smallest hashes, which tell by how small they are how many there must be (Bar-Yossef et
 * al., "Counting distinct elements in a data stream", RANDOM 2002).
 */
public final class BottomKSketch {
    private static final int KEPT = 1024;
    /** All hashes are at most this. */
    private static final double GREATEST = Long.MAX_VALUE;

    private final long[] smallest;
    private int size;

    public BottomKSketch() {
        this(new long[KEPT], 0);
    }

    private BottomKSketch(long[] smallest, int size) {
        this.smallest = smallest;
        this.size = size;
    }

    /** @param hash of one thing, each bit as likely 0 as 1 */
    public void add(long hash) {
        long value = hash & Long.MAX_VALUE;
        if (size == KEPT && value >= smallest[KEPT - 1]) {
            return;
        }
        int found = Arrays.binarySearch(smallest, 0, size, value);
        if (found < 0) {
            int place = -found - 1;
            size = Math.min(size + 1, KEPT);
            System.arraycopy(smallest, place, smallest, place + 1, size - place - 1);
            smallest[place] = value;
        }
    }

    public long estimate() {
        return size < KEPT ? size : Math.round((KEPT - 1) * (GREATEST / smallest[KEPT - 1]));
    }

    public BottomKSketch copy() {
        return new BottomKSketch(smallest.clone(), size);
    }

    /** The count of what either has. */
    public BottomKSketch plus(BottomKSketch other) {
        BottomKSketch sum = copy();
        for (int i = 0; i < other.size; i++) {
            sum.add(other.smallest[i]);
        }
        return sum;
    }
}
