package dev.packetdash.detect;

import dev.packetdash.net.KeyTable;

/**
 * The last so many keys that were added, an address and something more each: between half and all of its capacity. It keeps two generations
 * and drops the older one when the younger is full. Owned by one thread.
 */
final class RecentSet {
    private static final int KEY_WORDS = 3;

    private final int generation;
    private final long[] key = new long[KEY_WORDS];
    private KeyTable young = new KeyTable(KEY_WORDS, 0);
    private KeyTable old = new KeyTable(KEY_WORDS, 0);

    RecentSet(int capacity) {
        generation = capacity / 2;
    }

    void add(long high, long low, long more) {
        key(high, low, more);
        if (young.slot(key, generation) == KeyTable.FULL) {
            old = young;
            young = new KeyTable(KEY_WORDS, 0);
            young.slot(key, generation);
        }
    }

    boolean contains(long high, long low, long more) {
        key(high, low, more);
        return young.slot(key, 0) != KeyTable.FULL || old.slot(key, 0) != KeyTable.FULL;
    }

    private void key(long high, long low, long more) {
        key[0] = high;
        key[1] = low;
        key[2] = more;
    }

    int size() {
        return young.size() + old.size();
    }
}
