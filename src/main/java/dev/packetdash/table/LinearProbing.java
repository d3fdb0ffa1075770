package dev.packetdash.table;

/**
 * The search in an open-addressed table of entries with the same number of words, of which the first is the key and not
 * 0; a power of two of entries, some of them free.
 */
public final class LinearProbing {
    private LinearProbing() {}

    /**
     * Returns the index where the entry of a key begins, or where it would.
     *
     * @param stride words of an entry
     * @param hash   of the key; its upper half says where the search begins
     */
    public static int find(long[] words, int stride, long hash, long key) {
        int mask = words.length / stride - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (words[slot * stride] != key && words[slot * stride] != 0) {
            slot = slot + 1 & mask;
        }
        return slot * stride;
    }
}
