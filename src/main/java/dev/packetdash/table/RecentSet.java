package dev.packetdash.table;

import java.util.Arrays;

/**
 * The last so many keys that were added, an address and something more each: between half and all of its capacity. It
 * keeps two generations and drops the older one when the younger is full. A key is known by its hash of 64 bits. Owned
 * by one thread.
 */
public final class RecentSet {
    private static final int INITIAL_LENGTH = 64;

    private final KeyedHash hash = new KeyedHash();
    private final int generation;
    /** Hashes, of which 0 is none, each at the place it names or behind it. */
    private long[] young = new long[INITIAL_LENGTH];

    private long[] old = new long[INITIAL_LENGTH];
    private int youngSize;
    private int oldSize;

    public RecentSet(int capacity) {
        generation = capacity / 2;
    }

    public void add(long high, long low, long more) {
        long key = key(high, low, more);
        int place = place(young, key);
        if (young[place] == key) {
            return;
        }
        if (youngSize == generation) {
            startGeneration();
        } else if (youngSize >= young.length / 2) {
            grow();
        }
        young[place(young, key)] = key;
        youngSize++;
    }

    /**
     * In the memory of the one that goes, where that has the size already: a flood would have it grow again and again.
     */
    private void startGeneration() {
        long[] next = old.length == young.length ? old : new long[young.length];
        Arrays.fill(next, 0);
        old = young;
        oldSize = youngSize;
        young = next;
        youngSize = 0;
    }

    private void grow() {
        long[] grown = new long[2 * young.length];
        for (long key : young) {
            grown[place(grown, key)] = key;
        }
        young = grown;
    }

    public boolean contains(long high, long low, long more) {
        long key = key(high, low, more);
        return young[place(young, key)] == key || old[place(old, key)] == key;
    }

    private long key(long high, long low, long more) {
        return hash.of(high, low, more) | 1;
    }

    private static int place(long[] keys, long key) {
        return LinearProbing.find(keys, 1, key, key);
    }

    int size() {
        return youngSize + oldSize;
    }
}
