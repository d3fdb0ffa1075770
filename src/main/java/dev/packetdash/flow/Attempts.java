package dev.packetdash.flow;

/**
 * Connection attempts from the first SYN to the outcome: each has exactly one, and what is pending expires in packet
 * time. Owned by its pipeline's thread.
 */
final class Attempts {
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final FlowStore store;
    private final Flow view;
    private final FlowListener listener;
    private final TcpCounters counters;
    private final PendingAttempts unanswered;
    private final PendingAttempts unfinished;

    Attempts(FlowStore store, Flow view, FlowListener listener, TcpCounters counters) {
        this.store = store;
        this.view = view;
        this.listener = listener;
        this.counters = counters;
        this.unanswered = new PendingAttempts(store, FlowStore.SYN_SENT, FlowStore.SYN_SEEN);
        this.unfinished = new PendingAttempts(store, FlowStore.SYN_ANSWERED, FlowStore.SYN_ACK_SEEN);
    }

    static long bytes(int capacity) {
        return 2 * PendingAttempts.bytes(capacity);
    }

    boolean isPending(int base) {
        return store.has(base, FlowStore.ATTEMPTED) && isUndecided(base);
    }

    /** Pending, or answered before it was asked. */
    boolean isUndecided(int base) {
        int phase = store.phase(base);
        return phase == FlowStore.SYN_SENT || phase == FlowStore.SYN_ANSWERED;
    }

    /** Waits for the SYN of a connection of which other segments came first; does nothing where it waits already. */
    void awaitSyn(int base, long nanos) {
        if (!store.has(base, FlowStore.UNASKED)) {
            store.set(base, FlowStore.UNASKED);
            store.words[base + FlowStore.SYN_SEEN] = nanos;
        }
    }

    /** The first SYN. */
    void asked(int base, long nanos) {
        begin(base, FlowStore.SYN_SENT);
        store.words[base + FlowStore.SYN_SEEN] = nanos;
        store.words[base + FlowStore.ROUND_TRIP] = nanos;
        unanswered.add(base);
    }

    private void begin(int base, int phase) {
        store.clear(base, FlowStore.UNASKED);
        store.set(base, FlowStore.ATTEMPTED);
        store.phase(base, phase);
        counters.attempted(view.at(base).direction().ordinal());
    }

    /** The first SYN-ACK. */
    void answered(int base, long nanos) {
        store.words[base + FlowStore.SYN_ACK_SEEN] = nanos;
        store.phase(base, FlowStore.SYN_ANSWERED);
        unfinished.add(base);
    }

    void fail(int base, HandshakeOutcome outcome, long nanos) {
        store.phase(base, FlowStore.NO_CONNECTION);
        decide(base, outcome, nanos);
    }

    void decide(int base, HandshakeOutcome outcome, long nanos) {
        view.at(base);
        counters.decided(view.direction().ordinal(), outcome);
        listener.attempted(view, outcome, nanos);
    }

    /** An ICMP error quotes a packet of the flow; false where that was no pending SYN. */
    boolean unreachable(int base, long nanos) {
        boolean asked = store.phase(base) == FlowStore.SYN_SENT;
        if (asked) {
            fail(base, HandshakeOutcome.UNREACHABLE, nanos);
        }
        return asked;
    }

    /** The flow goes. */
    void evicted(int base, EvictionReason reason, long nanos) {
        if (store.has(base, FlowStore.UNASKED)) {
            takeForGranted(base, nanos);
        } else if (isPending(base)) {
            boolean early = reason == EvictionReason.CAPACITY;
            fail(base, early ? HandshakeOutcome.PENDING_EVICTED : overdue(base), nanos);
        }
    }

    /** Looks whether a flow has waited too long for its SYN at that time. */
    void review(int base, long nanos) {
        if (store.has(base, FlowStore.UNASKED) && store.words[base + FlowStore.SYN_SEEN] <= nanos - PATIENCE_NANOS) {
            takeForGranted(base, nanos);
        }
    }

    /** Decides on a flow whose SYN has not come: it was there before the capture where it proves to be a connection. */
    private void takeForGranted(int base, long nanos) {
        store.clear(base, FlowStore.UNASKED);
        if (store.phase(base) != FlowStore.NO_CONNECTION) {
            begin(base, FlowStore.ESTABLISHED);
            long deadline = store.words[base + FlowStore.SYN_SEEN] + PATIENCE_NANOS;
            decide(base, HandshakeOutcome.MIDSTREAM, Math.min(nanos, deadline));
        }
    }

    private HandshakeOutcome overdue(int base) {
        if (store.phase(base) == FlowStore.SYN_SENT) {
            return HandshakeOutcome.TIMED_OUT;
        }
        return store.has(base, FlowStore.RESET) ? HandshakeOutcome.RESET : HandshakeOutcome.SYN_ACK_UNANSWERED;
    }

    /** Decides what has waited too long at that time; at the end of all, {@link Long#MAX_VALUE}. */
    void expire(long nanos) {
        long latest = nanos - PATIENCE_NANOS;
        for (int base; (base = unanswered.poll(latest)) >= 0; ) {
            fail(base, overdue(base), store.words[base + FlowStore.SYN_SEEN] + PATIENCE_NANOS);
        }
        for (int base; (base = unfinished.poll(latest)) >= 0; ) {
            fail(base, overdue(base), store.words[base + FlowStore.SYN_ACK_SEEN] + PATIENCE_NANOS);
        }
    }
}
