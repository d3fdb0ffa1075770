package dev.packetdash.table;

import java.util.Arrays;

/**
 * Which places of a table hold which keys, roughly: sets of eight places, each with a byte of its key's hash and a byte
 * of rank. Two words of a set tell who may be the one sought, or who has to go, without reading any entry. Owned by one
 * thread.
 */
public final class SetAssociativeIndex {
    private static final int TAG_BITS = 8;
    private static final int HIGHEST_RANK = 255;

    /** Holds two words a set: the tags, of which 0 is a free place, then the ranks. */
    private final long[] words;

    private final int mask;

    /** @param places a power of two, at least {@link SwarBytes#COUNT} */
    public SetAssociativeIndex(int places) {
        words = new long[bytes(places) / Long.BYTES];
        mask = places / SwarBytes.COUNT - 1;
    }

    /** Rounds a capacity up to a power of two, and at least one set. */
    public static int places(int capacity) {
        return Math.max(SwarBytes.COUNT, 1 << Integer.SIZE - Integer.numberOfLeadingZeros(capacity - 1));
    }

    public static int bytes(int places) {
        return places / SwarBytes.COUNT * 2 * Long.BYTES;
    }

    private int word(long hash) {
        return 2 * ((int) (hash >>> 32) & mask);
    }

    private static int tag(long hash) {
        return Math.max((int) hash & (1 << TAG_BITS) - 1, 1);
    }

    private int first(long hash) {
        return word(hash) / 2 * SwarBytes.COUNT;
    }

    /**
     * The ways of its set that may hold a key with that hash, and hardly ever others: a bit of each, for {@link
     * #place}.
     */
    public long candidates(long hash) {
        return SwarBytes.equal(words[word(hash)], tag(hash));
    }

    /** The place of the first of some ways of its set. */
    public int place(long hash, long ways) {
        return first(hash) + SwarBytes.first(ways);
    }

    /**
     * The place where a new key with that hash goes: a free one of its set, or else one of the lowest rank, which one
     * by the hash.
     */
    public int victim(long hash) {
        int word = word(hash);
        long free = SwarBytes.equal(words[word], 0);
        int way = free == 0 ? SwarBytes.least(words[word + 1], (int) hash >>> TAG_BITS) : SwarBytes.first(free);
        return first(hash) + way;
    }

    public boolean isUsed(int place) {
        return SwarBytes.get(words[place / SwarBytes.COUNT * 2], place % SwarBytes.COUNT) != 0;
    }

    /** The first place in use from {@code place} on, or -1. */
    public int nextUsed(int place) {
        long after = -1L << place % SwarBytes.COUNT * 8;
        for (int set = place / SwarBytes.COUNT; set <= mask; set++) {
            long used = SwarBytes.nonZero(words[2 * set]) & after;
            if (used != 0) {
                return set * SwarBytes.COUNT + SwarBytes.first(used);
            }
            after = -1;
        }
        return -1;
    }

    public void occupy(int place, long hash) {
        set(place / SwarBytes.COUNT * 2, place, tag(hash));
    }

    public void release(int place) {
        set(place / SwarBytes.COUNT * 2, place, 0);
        rank(place, 0);
    }

    /** @param rank from 0; above 255 all are equal */
    public void rank(int place, int rank) {
        set(place / SwarBytes.COUNT * 2 + 1, place, Math.min(rank, HIGHEST_RANK));
    }

    private void set(int word, int place, int value) {
        words[word] = SwarBytes.set(words[word], place % SwarBytes.COUNT, value);
    }

    /** Forgets all keys. */
    public void clear() {
        Arrays.fill(words, 0);
    }
}
