package dev.packetdash.table;

import java.util.Arrays;

/**
 * A hash table from keys of a few {@code long}s (an address, a tuple) to values of a few {@code long}s, without an
 * object per entry. It starts small and doubles as needed; how many entries are too many the caller says at every
 * look-up. Owned by one thread.
 *
 * <p>An entry is named by its slot, which is good until the next {@link #slot} or {@link #clear}.
 */
public final class KeyTable {
    /** The slot of a new key for which there is no room. */
    public static final int FULL = -1;

    private static final int INITIAL_SLOTS = 64;

    private final KeyedHash hash = new KeyedHash();
    private final int keyWords;
    private final int entryWords;
    private long[] words;
    private boolean[] used;
    private int size;

    public KeyTable(int keyWords, int valueWords) {
        this.keyWords = keyWords;
        this.entryWords = keyWords + valueWords;
        this.words = new long[INITIAL_SLOTS * entryWords];
        this.used = new boolean[INITIAL_SLOTS];
    }

    public int size() {
        return size;
    }

    /**
     * The slot of {@code key}, which is added with a value of zeros if it is new; {@link #FULL} if it is and the table
     * has {@code limit} entries.
     */
    public int slot(long[] key, int limit) {
        int slot = probe(key);
        if (used[slot]) {
            return slot;
        }
        if (size >= limit) {
            return FULL;
        }
        if (size >= used.length / 2) {
            grow();
            slot = probe(key);
        }
        used[slot] = true;
        size++;
        System.arraycopy(key, 0, words, slot * entryWords, keyWords);
        return slot;
    }

    public long key(int slot, int word) {
        return words[slot * entryWords + word];
    }

    public long value(int slot, int word) {
        return words[slot * entryWords + keyWords + word];
    }

    public void add(int slot, int word, long amount) {
        words[slot * entryWords + keyWords + word] += amount;
    }

    public void set(int slot, int word, long value) {
        words[slot * entryWords + keyWords + word] = value;
    }

    /** The first used slot from {@code slot} on, or -1: {@code for (int s = t.next(0); s >= 0; s = t.next(s + 1))}. */
    public int next(int slot) {
        for (int at = slot; at < used.length; at++) {
            if (used[at]) {
                return at;
            }
        }
        return -1;
    }

    /** Forgets every entry and gives large arrays back. */
    public void clear() {
        size = 0;
        if (used.length > INITIAL_SLOTS) {
            words = new long[INITIAL_SLOTS * entryWords];
            used = new boolean[INITIAL_SLOTS];
        } else {
            Arrays.fill(words, 0);
            Arrays.fill(used, false);
        }
    }

    private int probe(long[] key) {
        int mask = used.length - 1;
        int slot = (int) (hash.of(key, 0, keyWords) >>> 32) & mask;
        while (used[slot] && !Arrays.equals(words, slot * entryWords, slot * entryWords + keyWords, key, 0, keyWords)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldWords = words;
        boolean[] oldUsed = used;
        words = new long[oldWords.length * 2];
        used = new boolean[oldUsed.length * 2];
        long[] key = new long[keyWords];
        for (int old = 0; old < oldUsed.length; old++) {
            if (oldUsed[old]) {
                System.arraycopy(oldWords, old * entryWords, key, 0, keyWords);
                int slot = probe(key);
                used[slot] = true;
                System.arraycopy(oldWords, old * entryWords, words, slot * entryWords, entryWords);
            }
        }
    }
}
