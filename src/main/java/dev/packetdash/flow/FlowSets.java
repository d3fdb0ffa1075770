package dev.packetdash.flow;

import dev.packetdash.table.SwarBytes;

/**
 * Where the entries of a {@link FlowTable} are: sets of eight ways, each with eight bits of its key's hash and eight of
 * its use. One look at two words of a set tells who may be the one sought, or who has to go, without reading any entry.
 */
final class FlowSets {
    static final int WAYS = SwarBytes.COUNT;

    /** The highest bit of a way's use, which says that there is something to take; the others are its weight. */
    private static final int UNTAKEN = 0x80;

    private static final int HEAVIEST = 0x7f;
    private static final int TAG_BITS = 8;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long WEIGHTS = ~HIGHS;

    /** Holds two words a set: the tags, of which 0 is a free way, then the use. */
    private final long[] sets;

    private final int mask;

    FlowSets(int capacity) {
        sets = new long[2 * capacity / WAYS];
        mask = capacity / WAYS - 1;
    }

    static long bytes(int capacity) {
        return 2L * capacity / WAYS * Long.BYTES;
    }

    int set(long hash) {
        return (int) (hash >>> 32) & mask;
    }

    int count() {
        return mask + 1;
    }

    private static int tag(long hash) {
        return Math.max((int) hash & (1 << TAG_BITS) - 1, 1);
    }

    /**
     * The ways whose tag is that of {@code hash}, and hardly ever others: a bit of each, for {@link SwarBytes#first}.
     */
    long candidates(long hash) {
        return SwarBytes.equal(sets[2 * set(hash)], tag(hash));
    }

    /** The ways of a set that are in use. */
    long used(int set) {
        return SwarBytes.nonZero(sets[2 * set]);
    }

    boolean isUsed(int set, int way) {
        return SwarBytes.get(sets[2 * set], way) != 0;
    }

    /**
     * Where a new key goes: a free way of its set, or else the one with the least weight, of several any, by the hash,
     * so that a flood does not always hit the same.
     */
    int victim(long hash) {
        int set = set(hash);
        long free = ~used(set) & HIGHS;
        return free == 0
                ? SwarBytes.least(sets[2 * set + 1] & WEIGHTS, (int) hash >>> TAG_BITS)
                : SwarBytes.first(free);
    }

    void occupy(int set, int way, long hash) {
        sets[2 * set] |= (long) tag(hash) << 8 * way;
    }

    void release(int set, int way) {
        sets[2 * set] &= ~(0xffL << 8 * way);
        sets[2 * set + 1] &= ~(0xffL << 8 * way);
    }

    /** Notes a packet. */
    void use(int entry) {
        int index = entry / WAYS * 2 + 1;
        int shift = entry % WAYS * 8;
        long use = sets[index] | (long) UNTAKEN << shift;
        sets[index] = (use >>> shift & HEAVIEST) == HEAVIEST ? use : use + (1L << shift);
    }

    /** The ways of a set with something to take; from now on there is nothing. */
    long takeDirty(int set) {
        long dirty = sets[2 * set + 1] & HIGHS;
        sets[2 * set + 1] ^= dirty;
        return dirty;
    }

    /** Has a way go before all others. */
    void demote(int entry) {
        sets[entry / WAYS * 2 + 1] &= ~((long) HEAVIEST << entry % WAYS * 8);
    }

    /** Halves all weights of a set, so that old fame fades. */
    void decay(int set) {
        long use = sets[2 * set + 1];
        sets[2 * set + 1] = use & HIGHS | (use & WEIGHTS) >>> 1 & WEIGHTS;
    }
}
