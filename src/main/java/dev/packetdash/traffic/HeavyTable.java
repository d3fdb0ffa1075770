package dev.packetdash.traffic;

import dev.packetdash.net.ByteWays;
import dev.packetdash.net.Hashing;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The heaviest keys of a window in fixed memory, by the method of Space-Saving in sets of eight: a full set gives up about its lightest
 * key, and whatever comes in its place starts with the greatest weight ever given up there, as its error. So no key that is missing, and
 * nothing missing from a key, weighs more than {@link #error}; a table that had room for all is exact. Owned by one thread.
 *
 * <p>(A. Metwally, D. Agrawal, A. El Abbadi: Efficient Computation of Frequent and Top-k Elements in Data Streams, 2005.)
 */
final class HeavyTable {
    /** An entry fills a cache line: its key, its values, and as its last word its weight with the error. */
    private static final int WORDS = 8;

    private static final int WEIGHT = WORDS - 1;
    /** A set's tags, classes of weight, and the greatest weight given up. */
    private static final int SET_WORDS = 3;

    /** Keyed hashing: nobody outside can aim at one set. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private final long secondSeed = ThreadLocalRandom.current().nextLong();

    private final int keyWords;
    private final int mask;
    private final long[] sets;
    private final long[] words;
    private long error;
    private int turn;

    /** @param capacity keys; rounded up to a power of two */
    HeavyTable(int keyWords, int capacity) {
        int places = places(capacity);
        this.keyWords = keyWords;
        this.mask = places / ByteWays.COUNT - 1;
        this.sets = new long[(mask + 1) * SET_WORDS];
        this.words = new long[places * WORDS];
    }

    private static int places(int capacity) {
        return 1 << 32 - Integer.numberOfLeadingZeros(capacity - 1);
    }

    static long bytes(int capacity) {
        return (long) places(capacity) * (WORDS * ByteWays.COUNT + SET_WORDS) / ByteWays.COUNT * Long.BYTES;
    }

    /** No value lacks more, and no key that is missing has more. */
    long error() {
        return error;
    }

    /** The slot of {@code key}, whose weight grows; a key that is new, or had been given up, has values of 0. */
    int slot(long[] key, long weight) {
        long hash = hash(key);
        int set = (int) (hash >>> 32) & mask;
        int tag = Math.max((int) hash & 0xff, 1);
        int slot = find(set, tag, key);
        if (slot < 0) {
            slot = enter(set, tag, key);
        }
        words[slot + WEIGHT] += weight;
        int way = slot / WORDS % ByteWays.COUNT;
        int index = set * SET_WORDS + 1;
        sets[index] = ByteWays.set(sets[index], way, weightClass(words[slot + WEIGHT]));
        return slot;
    }

    private int find(int set, int tag, long[] key) {
        for (long ways = ByteWays.equal(sets[set * SET_WORDS], tag); ways != 0; ways &= ways - 1) {
            int slot = slot(set, ByteWays.first(ways));
            if (isOf(slot, key)) {
                return slot;
            }
        }
        return -1;
    }

    private boolean isOf(int slot, long[] key) {
        for (int i = 0; i < keyWords; i++) {
            if (words[slot + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    private int enter(int set, int tag, long[] key) {
        int index = set * SET_WORDS;
        long free = ByteWays.equal(sets[index], 0);
        int way = free == 0 ? ByteWays.least(sets[index + 1], turn++) : ByteWays.first(free);
        int slot = slot(set, way);
        if (free == 0) {
            sets[index + 2] = Math.max(sets[index + 2], words[slot + WEIGHT]);
            error = Math.max(error, sets[index + 2]);
        }
        sets[index] = ByteWays.set(sets[index], way, tag);
        Arrays.fill(words, slot, slot + WORDS, 0);
        System.arraycopy(key, 0, words, slot, keyWords);
        words[slot + WEIGHT] = sets[index + 2];
        return slot;
    }

    private static int slot(int set, int way) {
        return (set * ByteWays.COUNT + way) * WORDS;
    }

    private long hash(long[] key) {
        long hash = seed;
        for (int i = 0; i < keyWords; i++) {
            hash = Hashing.fold(hash ^ key[i], secondSeed);
        }
        return hash;
    }

    /** Four classes an octave, in eight bits. */
    private static int weightClass(long weight) {
        long least = Math.max(weight, 4);
        int octave = 63 - Long.numberOfLeadingZeros(least);
        return octave << 2 | (int) (least >>> octave - 2) & 3;
    }

    long key(int slot, int word) {
        return words[slot + word];
    }

    long value(int slot, int word) {
        return words[slot + keyWords + word];
    }

    void add(int slot, int word, long amount) {
        words[slot + keyWords + word] += amount;
    }

    /** The first slot in use from {@code slot} on, or -1: {@code for (int s = t.first(); s >= 0; s = t.next(s))}. */
    int first() {
        return from(0);
    }

    int next(int slot) {
        return from(slot / WORDS + 1);
    }

    private int from(int place) {
        for (int at = place; at < (mask + 1) * ByteWays.COUNT; at++) {
            if (ByteWays.get(sets[at / ByteWays.COUNT * SET_WORDS], at % ByteWays.COUNT) != 0) {
                return at * WORDS;
            }
        }
        return -1;
    }

    void clear() {
        Arrays.fill(sets, 0);
        error = 0;
    }
}
