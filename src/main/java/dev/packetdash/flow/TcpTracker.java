package dev.packetdash.flow;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.TcpFlags;

/**
 * Follows TCP connections from attempt to end: every attempt has one outcome, and what is pending expires in packet time (RFC 9293,
 * section 3.3.2, as it looks from between the two ends). Owned by its pipeline's thread.
 */
final class TcpTracker {
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final FlowStore store;
    private final Flow view;
    private final FlowListener listener;
    private final TcpCounters counters = new TcpCounters();
    private final TcpSequence sequence;
    private final PendingAttempts unanswered;
    private final PendingAttempts unfinished;

    TcpTracker(FlowStore store, Flow view, FlowListener listener) {
        this.store = store;
        this.view = view;
        this.listener = listener;
        this.sequence = new TcpSequence(store, counters);
        this.unanswered = new PendingAttempts(store, FlowStore.SYN_SENT, FlowStore.SYN_SEEN);
        this.unfinished = new PendingAttempts(store, FlowStore.SYN_ANSWERED, FlowStore.SYN_ACK_SEEN);
    }

    static long bytes(int capacity) {
        return 2 * PendingAttempts.bytes(capacity);
    }

    TcpCounters counters() {
        return counters;
    }

    /** Names the client of a flow that begins with {@code packet}, where its flags tell. */
    void opened(int base, int side, int flags) {
        if (TcpFlags.isSyn(flags)) {
            store.set(base, FlowStore.CLIENT_IS_A << side);
        } else if (TcpFlags.isSynAck(flags)) {
            store.set(base, FlowStore.CLIENT_IS_A << 1 - side);
        }
    }

    /** True where a SYN begins another connection between the ends of this one, whose attempt is decided. */
    boolean isAnother(int base, int side, PacketSummary packet) {
        return TcpFlags.isSyn(packet.tcpFlags())
                && store.has(base, FlowStore.ATTEMPTED)
                && !isPending(base)
                && (store.isClosed(base) || !sequence.isRepeated(base, side, packet));
    }

    /** True where a segment has what its side has not sent before. */
    boolean isNew(int base, int side, PacketSummary packet) {
        return sequence.isNew(base, side, packet);
    }

    private boolean isPending(int base) {
        int phase = store.phase(base);
        return phase == FlowStore.SYN_SENT || phase == FlowStore.SYN_ANSWERED;
    }

    void segment(int base, int side, PacketSummary packet) {
        int flags = packet.tcpFlags();
        if ((flags & (TcpFlags.SYN | TcpFlags.RST)) != 0 || store.phase(base) != FlowStore.ESTABLISHED) {
            handshake(base, side, packet, flags);
        }
        sequence.segment(base, side, packet);
        if ((flags & TcpFlags.FIN) != 0) {
            store.set(base, FlowStore.FIN << side);
        }
    }

    private void handshake(int base, int side, PacketSummary packet, int flags) {
        if ((flags & TcpFlags.RST) != 0) {
            reset(base, side, packet);
        } else if (TcpFlags.isSyn(flags)) {
            asked(base, side, packet);
        } else if ((flags & TcpFlags.ACK) == 0) {
            return; // A probe that no TCP would send.
        } else if (!store.has(base, FlowStore.ATTEMPTED)) {
            midstream(base, packet.monotonicNanos());
        } else if ((flags & TcpFlags.SYN) != 0) {
            answered(base, side, packet.monotonicNanos());
        } else if (isPending(base) && side == view.at(base).clientSide()) {
            completed(base, packet.monotonicNanos());
        }
    }

    private void asked(int base, int side, PacketSummary packet) {
        if (store.phase(base) == FlowStore.SYN_SENT && !sequence.isRepeated(base, side, packet)) {
            sequence.restart(base, side, packet);
        }
        if (store.has(base, FlowStore.ATTEMPTED)) {
            if (store.phase(base) == FlowStore.SYN_SENT) {
                store.words[base + FlowStore.ROUND_TRIP] = packet.monotonicNanos();
            }
            return;
        }
        store.clear(base, FlowStore.CLIENT_IS_A | FlowStore.CLIENT_IS_B);
        opened(base, side, TcpFlags.SYN);
        begin(base, FlowStore.SYN_SENT);
        store.words[base + FlowStore.SYN_SEEN] = packet.monotonicNanos();
        store.words[base + FlowStore.ROUND_TRIP] = packet.monotonicNanos();
        unanswered.add(base);
    }

    private void begin(int base, int phase) {
        store.set(base, FlowStore.ATTEMPTED);
        store.phase(base, phase);
        counters.attempted(view.at(base).direction().ordinal());
    }

    private void midstream(int base, long nanos) {
        begin(base, FlowStore.ESTABLISHED);
        decide(base, HandshakeOutcome.MIDSTREAM, nanos);
    }

    private void answered(int base, int side, long nanos) {
        if (store.phase(base) == FlowStore.SYN_SENT && side != view.at(base).clientSide()) {
            store.words[base + FlowStore.SYN_ACK_SEEN] = nanos;
            store.phase(base, FlowStore.SYN_ANSWERED);
            took(base, HandshakeLeg.NETWORK, nanos - store.words[base + FlowStore.ROUND_TRIP]);
            unfinished.add(base);
        }
    }

    private void completed(int base, long nanos) {
        if (store.phase(base) == FlowStore.SYN_ANSWERED) {
            took(base, HandshakeLeg.SERVER, nanos - store.words[base + FlowStore.SYN_ACK_SEEN]);
        }
        store.words[base + FlowStore.ROUND_TRIP] = nanos - store.words[base + FlowStore.ROUND_TRIP];
        store.set(base, FlowStore.HANDSHAKE);
        store.phase(base, FlowStore.ESTABLISHED);
        decide(base, HandshakeOutcome.COMPLETED, nanos);
    }

    /** A file may have packets out of order; no leg is shorter than nothing. */
    private void took(int base, HandshakeLeg leg, long nanos) {
        counters.took(view.at(base).direction().ordinal(), leg, Math.max(nanos, 0));
    }

    private void reset(int base, int side, PacketSummary packet) {
        counters.reset(packet.direction().ordinal(), resetPhase(base));
        boolean refused =
                store.phase(base) == FlowStore.SYN_SENT && side != view.at(base).clientSide();
        store.set(base, FlowStore.RESET);
        if (isPending(base)) {
            fail(base, refused ? HandshakeOutcome.REFUSED : HandshakeOutcome.RESET, packet.monotonicNanos());
        }
    }

    private ResetPhase resetPhase(int base) {
        if (!store.has(base, FlowStore.ATTEMPTED)) {
            return ResetPhase.NONE;
        }
        if (isPending(base)) {
            return ResetPhase.HANDSHAKE;
        }
        boolean closing = store.has(base, FlowStore.RESET | FlowStore.FIN | FlowStore.FIN << 1);
        return closing || store.phase(base) != FlowStore.ESTABLISHED ? ResetPhase.CLOSING : ResetPhase.ESTABLISHED;
    }

    private void fail(int base, HandshakeOutcome outcome, long nanos) {
        store.phase(base, FlowStore.NO_CONNECTION);
        decide(base, outcome, nanos);
    }

    private void decide(int base, HandshakeOutcome outcome, long nanos) {
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

    void evicted(int base, long nanos) {
        if (isPending(base)) {
            fail(base, HandshakeOutcome.PENDING_EVICTED, nanos);
        }
    }

    /** Decides the attempts that have waited too long at that time; at the end of all, {@link Long#MAX_VALUE}. */
    void expire(long nanos) {
        for (int base; (base = unanswered.poll(nanos - PATIENCE_NANOS)) >= 0; ) {
            fail(base, HandshakeOutcome.TIMED_OUT, store.words[base + FlowStore.SYN_SEEN] + PATIENCE_NANOS);
        }
        for (int base; (base = unfinished.poll(nanos - PATIENCE_NANOS)) >= 0; ) {
            fail(
                    base,
                    HandshakeOutcome.SYN_ACK_UNANSWERED,
                    store.words[base + FlowStore.SYN_ACK_SEEN] + PATIENCE_NANOS);
        }
    }
}
