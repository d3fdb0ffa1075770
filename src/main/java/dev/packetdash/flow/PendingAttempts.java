package dev.packetdash.flow;

/**
 * Connection attempts that wait for the same kind of answer, the oldest first. What was answered meanwhile is left in
 * the queue and passed over; so it may grow to twice as many as there can be.
 */
final class PendingAttempts {
    private static final int INITIAL_LENGTH = 1024;

    private final FlowStore store;
    private final int phase;
    private final int since;
    private int[] bases = new int[INITIAL_LENGTH];
    private long[] nanos = new long[INITIAL_LENGTH];
    private int head;
    private int size;

    /**
     * @param phase of attempts that wait
     * @param since the word of an entry that says since when
     */
    PendingAttempts(FlowStore store, int phase, int since) {
        this.store = store;
        this.phase = phase;
        this.since = since;
    }

    /** What it may grow to. */
    static long bytes(int capacity) {
        return 2L * capacity * (Integer.BYTES + Long.BYTES);
    }

    void add(int base) {
        if (size == bases.length) {
            compact();
            if (size > bases.length / 2) {
                grow();
            }
        }
        int tail = head + size & bases.length - 1;
        bases[tail] = base;
        nanos[tail] = store.words[base + since];
        size++;
    }

    /** Takes the oldest attempt that waits and has not begun to after {@code latest}, or returns -1. */
    int poll(long latest) {
        while (size > 0 && nanos[head] <= latest) {
            int base = waits(head) ? bases[head] : -1;
            head = head + 1 & bases.length - 1;
            size--;
            if (base >= 0) {
                return base;
            }
        }
        return -1;
    }

    private boolean waits(int index) {
        int base = bases[index];
        return !store.has(base, FlowStore.UNASKED)
                && store.phase(base) == phase
                && store.words[base + since] == nanos[index];
    }

    private void compact() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int from = head + i & bases.length - 1;
            if (waits(from)) {
                int to = head + kept++ & bases.length - 1;
                bases[to] = bases[from];
                nanos[to] = nanos[from];
            }
        }
        size = kept;
    }

    /** Doubles the queue, at most to twice the number of entries, since an entry has one attempt that waits. */
    private void grow() {
        int[] moreBases = new int[2 * bases.length];
        long[] moreNanos = new long[2 * nanos.length];
        for (int i = 0; i < size; i++) {
            int from = head + i & bases.length - 1;
            moreBases[i] = bases[from];
            moreNanos[i] = nanos[from];
        }
        bases = moreBases;
        nanos = moreNanos;
        head = 0;
    }
}
