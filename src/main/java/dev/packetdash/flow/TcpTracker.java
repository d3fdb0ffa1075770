package dev.packetdash.flow;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.TcpFlags;

/**
 * Follows TCP connections from attempt to end (RFC 9293, section 3.3.2, as it looks from between the two ends), be the
 * packets of the two directions in the right order or not: they may come by different queues. Owned by its pipeline's
 * thread.
 */
final class TcpTracker {
    /**
     * Bounds how long after its end the SYN of a connection may be captured: queues of one interface differ by less.
     */
    private static final long LATE_NANOS = 1_000_000_000L;

    private final FlowStore store;
    private final FlowRoles roles;
    private final Flow view;
    private final TcpCounters counters = new TcpCounters();
    private final TcpSequence sequence;
    private final Attempts attempts;

    TcpTracker(FlowStore store, FlowRoles roles, Flow view, FlowListener listener) {
        this.store = store;
        this.roles = roles;
        this.view = view;
        this.sequence = new TcpSequence(store, counters);
        this.attempts = new Attempts(store, view, listener, counters);
    }

    Attempts attempts() {
        return attempts;
    }

    TcpCounters counters() {
        return counters;
    }

    /** Names the client of a flow that begins with a packet, where its flags tell; false where they do not. */
    boolean opened(int base, int side, int flags) {
        boolean syn = TcpFlags.isSyn(flags);
        if (syn || TcpFlags.isSynAck(flags)) {
            store.client(base, syn ? side : 1 - side, true);
            return true;
        }
        return false;
    }

    /**
     * True where a packet is of another connection between the ends of this one: a SYN, or the answer to one that was
     * not captured yet.
     */
    boolean isAnother(int base, int side, PacketSummary packet) {
        return (packet.tcpFlags() & (TcpFlags.SYN | TcpFlags.RST)) != 0
                && (TcpFlags.isSyn(packet.tcpFlags())
                        ? begins(base, side, packet)
                        : answersAnother(base, side, packet));
    }

    /** True where a segment has what its side has not sent before. */
    boolean isNew(int base, int side, PacketSummary packet) {
        return sequence.isNew(base, side, packet);
    }

    private boolean begins(int base, int side, PacketSummary packet) {
        boolean known = store.phase(base) != FlowStore.SYN_SENT && sequence.isBegun(base, side);
        return (known || store.isClosed(base)) && !isOwn(base, side, packet);
    }

    private boolean answersAnother(int base, int side, PacketSummary packet) {
        boolean over = store.isClosed(base) || store.phase(base) == FlowStore.NO_CONNECTION;
        boolean answers = TcpFlags.isSynAck(packet.tcpFlags()) || TcpSequence.isRefusal(packet);
        return over && answers && store.has(base, FlowStore.ATTEMPTED) && !sequence.isAnswer(base, side, packet);
    }

    /**
     * True where a SYN belongs to what was seen of a connection before it, being repeated or captured late: its number
     * is the one with which its side began, or which the other has acknowledged.
     */
    private boolean isOwn(int base, int side, PacketSummary packet) {
        if (!store.has(base, FlowStore.ATTEMPTED)) {
            return sequence.isBefore(base, side, packet);
        }
        if (store.isClosed(base) && packet.monotonicNanos() - store.words[base + FlowStore.LAST_SEEN] > LATE_NANOS) {
            return false; // A stack that begins its numbers anew, or a capture that is replayed.
        }
        // After a failure it may be tried anew with the same number, as behind a half-open connection (RFC 9293,
        // section 3.5.1).
        boolean failed = store.isClosed(base) && store.phase(base) != FlowStore.ESTABLISHED;
        return sequence.isRepeated(base, side, packet) && (!failed || sequence.isAcknowledged(base, side, packet));
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
        long nanos = packet.monotonicNanos();
        if ((flags & TcpFlags.RST) != 0) {
            reset(base, side, packet);
        } else if (TcpFlags.isSyn(flags)) {
            asked(base, side, packet);
        } else if ((flags & TcpFlags.ACK) == 0) {
            return; // A probe that no TCP would send.
        } else if (!store.has(base, FlowStore.ATTEMPTED)) {
            unasked(base, side, packet, flags);
        } else if ((flags & TcpFlags.SYN) != 0) {
            if (sequence.isAnswer(base, side, packet)) {
                answered(base, side, nanos);
            }
        } else if (attempts.isPending(base) && side == store.client(base)) {
            completed(base, nanos, nanos);
        }
    }

    /**
     * A segment before any SYN: of a connection that is older than the capture, or whose SYN comes by another queue.
     */
    private void unasked(int base, int side, PacketSummary packet, int flags) {
        int phase = store.phase(base);
        if (TcpFlags.isSynAck(flags)) {
            store.client(base, 1 - side, true);
            store.phase(base, FlowStore.SYN_ANSWERED);
            store.words[base + FlowStore.SYN_ACK_SEEN] = packet.monotonicNanos();
        } else if (phase == FlowStore.SYN_ANSWERED) {
            if (side == store.client(base) && store.words[base + FlowStore.ROUND_TRIP] == 0) {
                store.words[base + FlowStore.ROUND_TRIP] = packet.monotonicNanos();
            }
        } else if (sequence.provesConnection(base, side, packet)) {
            store.phase(base, FlowStore.ESTABLISHED);
        } else if (sequence.isEnding(base, flags)) {
            return;
        }
        attempts.awaitSyn(base, packet.monotonicNanos());
    }

    private void asked(int base, int side, PacketSummary packet) {
        if (!store.has(base, FlowStore.ATTEMPTED)) {
            begun(base, side, packet.monotonicNanos());
        } else if (store.phase(base) == FlowStore.SYN_SENT) {
            if (!sequence.isRepeated(base, side, packet)) {
                sequence.restart(base, side, packet);
            }
            store.words[base + FlowStore.ROUND_TRIP] = packet.monotonicNanos();
        }
    }

    /** The first SYN, and with it whatever was captured before it. */
    private void begun(int base, int side, long nanos) {
        boolean answered = store.phase(base) == FlowStore.SYN_ANSWERED;
        long synAck = store.words[base + FlowStore.SYN_ACK_SEEN];
        long ack = Math.max(store.words[base + FlowStore.ROUND_TRIP], synAck);
        store.client(base, side, true);
        attempts.asked(base, nanos);
        if (answered) {
            answered(base, 1 - side, synAck);
        }
        if (sequence.hasAcknowledged(base, side)) {
            completed(base, ack, nanos);
        } else if (!answered && store.has(base, FlowStore.RESET)) {
            boolean byClient = sequence.isBegun(base, side) && !sequence.hasAcknowledged(base, 1 - side);
            attempts.fail(base, byClient ? HandshakeOutcome.RESET : HandshakeOutcome.REFUSED, nanos);
        }
    }

    private void answered(int base, int side, long nanos) {
        if (store.phase(base) == FlowStore.SYN_SENT && side != store.client(base)) {
            took(base, HandshakeLeg.NETWORK, nanos - store.words[base + FlowStore.ROUND_TRIP]);
            attempts.answered(base, nanos);
        }
    }

    /**
     * @param ack   when the client acknowledged
     * @param nanos of the packet that decides
     */
    private void completed(int base, long ack, long nanos) {
        if (store.phase(base) == FlowStore.SYN_ANSWERED) {
            took(base, HandshakeLeg.SERVER, ack - store.words[base + FlowStore.SYN_ACK_SEEN]);
        }
        store.words[base + FlowStore.ROUND_TRIP] =
                TcpSequence.roundTrip(ack - store.words[base + FlowStore.ROUND_TRIP]);
        store.set(base, FlowStore.HANDSHAKE);
        store.phase(base, FlowStore.ESTABLISHED);
        roles.served(base);
        attempts.decide(base, HandshakeOutcome.COMPLETED, nanos);
    }

    /** A file may have packets out of order; no leg is shorter than nothing. */
    private void took(int base, HandshakeLeg leg, long nanos) {
        counters.took(view.at(base).direction().ordinal(), leg, Math.max(nanos, 0));
    }

    /** A server resets what it has accepted after the client's ACK, which may be captured later: that outcome waits. */
    private void reset(int base, int side, PacketSummary packet) {
        counters.reset(packet.direction().ordinal(), resetPhase(base));
        boolean byClient = side == store.client(base);
        boolean asked = attempts.isPending(base) && store.phase(base) == FlowStore.SYN_SENT;
        if (asked && !byClient && !sequence.isAnswer(base, side, packet)) {
            return; // It answers an older connection of the same ends (RFC 9293, section 3.10.7.3).
        }
        boolean decides = attempts.isPending(base) && (byClient || asked);
        store.set(base, FlowStore.RESET);
        if (decides) {
            attempts.fail(base, byClient ? HandshakeOutcome.RESET : HandshakeOutcome.REFUSED, packet.monotonicNanos());
        }
    }

    private ResetPhase resetPhase(int base) {
        if (attempts.isUndecided(base)) {
            return ResetPhase.HANDSHAKE;
        }
        if (store.phase(base) == FlowStore.NO_CONNECTION && !store.has(base, FlowStore.ATTEMPTED)) {
            return ResetPhase.NONE;
        }
        boolean closing = store.has(base, FlowStore.RESET | FlowStore.FIN | FlowStore.FIN << 1);
        return closing || store.phase(base) != FlowStore.ESTABLISHED ? ResetPhase.CLOSING : ResetPhase.ESTABLISHED;
    }
}
