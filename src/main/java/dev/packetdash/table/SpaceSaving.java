package dev.packetdash.table;

import java.util.Arrays;

/**
 * The heaviest keys of a window in fixed memory, by the method of Space-Saving in sets of eight: a full set gives up
 * about its lightest key, and whatever comes in its place starts with the greatest weight ever given up there, as its
 * error. So no key that is missing, and nothing missing from a key, weighs more than {@link #error}; a table that had
 * room for all is exact. Owned by one thread.
 *
 * <p>(A. Metwally, D. Agrawal, A. El Abbadi: Efficient Computation of Frequent and Top-k Elements in Data Streams,
 * 2005.)
 */
public final class SpaceSaving {
    /** An entry fills a cache line: its key, its values, and as its last word its weight with the error. */
    private static final int WORDS = 8;

    private static final int WEIGHT = WORDS - 1;

    private final int keyWords;
    private final int places;
    private final SetAssociativeIndex sets;
    /** Holds the greatest weight that each set has given up. */
    private final long[] givenUp;

    private final long[] words;
    private long error;

    /** @param capacity keys; rounded up to a power of two */
    public SpaceSaving(int keyWords, int capacity) {
        this.keyWords = keyWords;
        this.places = SetAssociativeIndex.places(capacity);
        this.sets = new SetAssociativeIndex(places);
        this.givenUp = new long[places / SwarBytes.COUNT];
        this.words = new long[places * WORDS];
    }

    public static long bytes(int capacity) {
        int places = SetAssociativeIndex.places(capacity);
        return SetAssociativeIndex.bytes(places) + (long) (places / SwarBytes.COUNT + places * WORDS) * Long.BYTES;
    }

    /** Returns the bound of what any value lacks and of what any key that is missing weighs. */
    public long error() {
        return error;
    }

    /**
     * Has the memory come nearer that a key with this hash, keyed like all of them, will need; what it returns is only
     * to be used somehow.
     */
    public long prefetch(long hash) {
        long ways = sets.candidates(hash);
        int place = ways == 0 ? sets.victim(hash) : sets.place(hash, ways);
        return words[place * WORDS];
    }

    /**
     * The slot of the key at {@code at}, whose weight grows; a key that is new, or had been given up, has values of 0.
     */
    public int slot(long[] keys, int at, long hash, long weight) {
        int slot = find(hash, keys, at);
        if (slot < 0) {
            slot = enter(hash, keys, at);
        }
        words[slot + WEIGHT] += weight;
        sets.rank(slot / WORDS, weightClass(words[slot + WEIGHT]));
        return slot;
    }

    private int find(long hash, long[] keys, int at) {
        for (long ways = sets.candidates(hash); ways != 0; ways &= ways - 1) {
            int slot = sets.place(hash, ways) * WORDS;
            if (isOf(slot, keys, at)) {
                return slot;
            }
        }
        return -1;
    }

    private boolean isOf(int slot, long[] keys, int at) {
        for (int i = 0; i < keyWords; i++) {
            if (words[slot + i] != keys[at + i]) {
                return false;
            }
        }
        return true;
    }

    private int enter(long hash, long[] keys, int at) {
        int place = sets.victim(hash);
        int set = place / SwarBytes.COUNT;
        int slot = place * WORDS;
        if (sets.isUsed(place)) {
            givenUp[set] = Math.max(givenUp[set], words[slot + WEIGHT]);
            error = Math.max(error, givenUp[set]);
        }
        sets.occupy(place, hash);
        for (int i = 0; i < keyWords; i++) {
            words[slot + i] = keys[at + i];
        }
        for (int i = keyWords; i < WEIGHT; i++) {
            words[slot + i] = 0;
        }
        words[slot + WEIGHT] = givenUp[set];
        return slot;
    }

    /** Four classes an octave, in eight bits. */
    private static int weightClass(long weight) {
        long least = Math.max(weight, 4);
        int octave = 63 - Long.numberOfLeadingZeros(least);
        return octave << 2 | (int) (least >>> octave - 2) & 3;
    }

    public long key(int slot, int word) {
        return words[slot + word];
    }

    public long value(int slot, int word) {
        return words[slot + keyWords + word];
    }

    public void add(int slot, int word, long amount) {
        words[slot + keyWords + word] += amount;
    }

    /** The first slot in use from {@code slot} on, or -1: {@code for (int s = t.first(); s >= 0; s = t.next(s))}. */
    public int first() {
        return from(0);
    }

    public int next(int slot) {
        return from(slot / WORDS + 1);
    }

    private int from(int place) {
        for (int at = place; at < places; at++) {
            if (sets.isUsed(at)) {
                return at * WORDS;
            }
        }
        return -1;
    }

    public void clear() {
        sets.clear();
        Arrays.fill(givenUp, 0);
        error = 0;
    }
}
