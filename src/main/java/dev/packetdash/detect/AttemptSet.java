package dev.packetdash.detect;

import dev.packetdash.table.Hashing;
import dev.packetdash.table.LinearProbing;
import java.util.function.LongConsumer;

/**
 * What one source has tried of late, each item once: ports of a host, hosts on a port, names of a domain. An item is a
 * number; of each it is kept when it was first and last tried, and some flags. Owned by its pipeline's thread.
 */
final class AttemptSet {
    /** A flag: it turned out well, and so is no evidence. */
    static final int FINE = 1 << 30;

    private static final int MAXIMUM = 4096;
    private static final int LARGE = 64;
    private static final int WORDS = 4;
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int FLAGS = 3;
    private static final int FREE = 0;

    final long sourceHigh;
    final long sourceLow;
    /** The rest of the key: the target, or what else the detector tells its attempt sets apart by. */
    final long scopeHigh;

    final long scopeLow;
    /** The time of the first item. */
    final long sinceNanos;

    /** Tallies that the detector keeps beside the items. */
    final int[] tallies = new int[4];

    final Examples examples = new Examples();
    /** The name of a network, or of a scan's subtype, so that it stays what it was called first; empty until then. */
    String name = "";

    private final ReportThrottle throttle = new ReportThrottle();
    /** Open addressing by the item's hash, at most half full; an item is stored with 1 added, so that 0 is free. */
    private long[] words = new long[16 * WORDS];

    /** Its place among those of its {@link AttemptTable}. */
    int index;

    private int size;
    private int looks;

    AttemptSet(long sourceHigh, long sourceLow, long scopeHigh, long scopeLow, long sinceNanos) {
        this.sourceHigh = sourceHigh;
        this.sourceLow = sourceLow;
        this.scopeHigh = scopeHigh;
        this.scopeLow = scopeLow;
        this.sinceNanos = sinceNanos;
    }

    /** Notes an item, tried now; false where it was known. */
    boolean add(long item, int flags, long nanos) {
        int at = probe(item);
        boolean isNew = words[at] == FREE;
        if (isNew && size == MAXIMUM) {
            return false;
        }
        if (isNew) {
            words[at] = item + 1;
            words[at + FIRST] = nanos;
            size++;
        }
        words[at + LAST] = Math.max(words[at + LAST], nanos);
        words[at + FLAGS] |= flags;
        if (isNew && size * 2 * WORDS > words.length) {
            rebuild(words.length * 2, Long.MIN_VALUE);
        }
        return isNew;
    }

    /** Adds flags to an item that is known. */
    void flag(long item, int flags) {
        int at = probe(item);
        if (words[at] != FREE) {
            words[at + FLAGS] |= flags;
        }
    }

    /** Forgets what was last tried before that time. */
    void forget(long beforeNanos) {
        rebuild(words.length, beforeNanos);
        while (words.length > 16 * WORDS && size * 8 * WORDS < words.length) {
            rebuild(words.length / 2, beforeNanos);
        }
    }

    int size() {
        return size;
    }

    /**
     * Counts the items that carry all of {@code wanted} flags and none of {@code unwanted}, tried by {@code untilNanos}
     * and since {@code fromNanos}.
     */
    int count(int wanted, int unwanted, long fromNanos, long untilNanos) {
        int count = 0;
        for (int at = 0; at < words.length; at += WORDS) {
            count += matches(at, wanted, unwanted) && words[at + LAST] >= fromNanos && words[at + FIRST] <= untilNanos
                    ? 1
                    : 0;
        }
        return count;
    }

    /** Goes through the items that carry all of {@code wanted} flags and none of {@code unwanted}, in no order. */
    void forEach(int wanted, int unwanted, LongConsumer action) {
        for (int at = 0; at < words.length; at += WORDS) {
            if (matches(at, wanted, unwanted)) {
                action.accept(words[at] - 1);
            }
        }
    }

    boolean contains(long item) {
        return words[probe(item)] != FREE;
    }

    private boolean matches(int at, int wanted, int unwanted) {
        return words[at] != FREE && (words[at + FLAGS] & (wanted | unwanted)) == wanted;
    }

    /** Whether to look at it again: in a large one a few items more change nothing, and looking takes its time. */
    boolean isWorthALook() {
        return size < LARGE || ++looks % (size / 16) == 0;
    }

    /** Returns what limits how often it is said. */
    ReportThrottle throttle() {
        return throttle;
    }

    private int probe(long item) {
        return LinearProbing.find(words, WORDS, Hashing.mix(item), item + 1);
    }

    private void rebuild(int length, long beforeNanos) {
        long[] old = words;
        words = new long[length];
        size = 0;
        for (int from = 0; from < old.length; from += WORDS) {
            if (old[from] != FREE && old[from + LAST] >= beforeNanos) {
                System.arraycopy(old, from, words, probe(old[from] - 1), WORDS);
                size++;
            }
        }
    }
}
