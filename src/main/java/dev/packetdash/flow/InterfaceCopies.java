package dev.packetdash.flow;

/**
 * Tells copies of a packet that several interfaces carry, as a bridge and its port do, from packets, in a capture of
 * all of them. On its way a packet crosses the same interface first as the others of its side of the flow: that one
 * counts, and what another carries is a copy, unless the first has fallen silent or the packet has something new. Then
 * the packets have another way, and count there. Owned by its pipeline's thread.
 */
final class InterfaceCopies {
    /** Longer than a packet waits in a queue between two interfaces, in 2^10 nanoseconds. */
    private static final int SILENT = 100_000_000 >> 10;

    private static final int UNIT_SHIFT = 10;
    private static final long HALF = 0xffff_ffffL;

    private final int capacity;
    /**
     * Of each entry's sides the interface that counts, in the upper half, and when it last carried a packet; empty
     * until a capture tells interfaces apart.
     */
    private long[] first = {};

    InterfaceCopies(int capacity) {
        this.capacity = capacity;
    }

    /** Forgets what was known of an entry. */
    void begin(int entry) {
        if (first.length > 0) {
            first[2 * entry] = first[2 * entry + 1] = 0;
        }
    }

    /** @param isNew whether the packet has what its side has not sent before */
    boolean isCopy(int entry, int side, int interfaceIndex, long nanos, boolean isNew) {
        long known = first.length == 0 ? 0 : first[2 * entry + side];
        if (known == 0 || known >>> Integer.SIZE == interfaceIndex || isNew) {
            return false;
        }
        return Math.abs((int) ((nanos >> UNIT_SHIFT) - known)) < SILENT;
    }

    /** Notes a packet that counts. */
    void carried(int entry, int side, int interfaceIndex, long nanos) {
        if (first.length == 0) {
            first = new long[2 * capacity];
        }
        first[2 * entry + side] = (long) interfaceIndex << Integer.SIZE | nanos >> UNIT_SHIFT & HALF;
    }
}
