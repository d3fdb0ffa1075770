package dev.packetdash.flow;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.TcpSegment;
import dev.packetdash.net.TcpFlags;

/**
 * Compares each TCP segment with the ones before it, after the rules of tshark's {@code tcp.analysis}; sequence numbers
 * are modulo 2^32 (RFC 9293, section 3.4).
 */
final class TcpSequence {
    /** The round trip that is assumed where it is unknown, to tell segments out of order, as tshark does. */
    private static final long REORDERING_NANOS = 3_000_000;

    private static final int SYN_OR_FIN = TcpFlags.SYN | TcpFlags.FIN;
    private static final int CONTROL = SYN_OR_FIN | TcpFlags.RST;
    /** The unit of {@link FlowStore#MOVED}: 2^10 nanoseconds are near enough to a microsecond. */
    private static final int UNIT_SHIFT = 10;

    /** What a side sends within the first round trips, in bytes. */
    private static final int FEW_SEGMENTS = 1 << 16;

    /** Repeated acknowledgments that announce a fast retransmission, less the first (RFC 5681, section 3.2). */
    private static final int FEW = 2;

    private final FlowStore store;
    private final TcpCounters counters;

    TcpSequence(FlowStore store, TcpCounters counters) {
        this.store = store;
        this.counters = counters;
    }

    void segment(int base, int side, PacketSummary packet) {
        TcpSegment tcp = packet.tcp();
        int flags = packet.tcpFlags();
        long sequence = tcp.sequence();
        int length = packet.payloadLength();
        if (!store.has(base, FlowStore.SEQUENCE_KNOWN << side)) {
            begin(base, side, sequence, flags);
        }
        int ahead = (int) (sequence - store.half(base, FlowStore.NEXT_SEQUENCE, side));
        boolean probe = length == 1 && ahead == 0 && store.has(base, FlowStore.ZERO_WINDOW << 1 - side);
        int end = ahead + length + ((flags & SYN_OR_FIN) == 0 ? 0 : 1);
        if (ahead < 0 && end > ahead) {
            behind(base, side, packet, ahead, end);
        }
        if (end > 0 && !probe) {
            store.setHalf(base, FlowStore.NEXT_SEQUENCE, side, sequence - ahead + end);
            store.setHalf(base, FlowStore.MOVED, side, packet.monotonicNanos() >> UNIT_SHIFT);
        }
        window(base, side, packet, tcp.window(), probe);
        if ((flags & TcpFlags.ACK) != 0) {
            boolean pure = length == 0 && ahead == 0 && (flags & CONTROL) == 0;
            acknowledge(base, side, tcp.acknowledgment(), pure);
        }
    }

    private void begin(int base, int side, long sequence, int flags) {
        store.setHalf(base, FlowStore.FIRST_SEQUENCE, side, sequence + ((flags & TcpFlags.SYN) == 0 ? 0 : 1));
        store.setHalf(base, FlowStore.NEXT_SEQUENCE, side, sequence);
        store.set(base, FlowStore.SEQUENCE_KNOWN << side);
    }

    /** Begins again at the sequence number of a SYN. */
    void restart(int base, int side, PacketSummary packet) {
        begin(base, side, packet.tcp().sequence(), TcpFlags.SYN);
    }

    /** True where anything tells with what number a side began. */
    boolean isBegun(int base, int side) {
        return store.has(base, FlowStore.SEQUENCE_KNOWN << side) || hasAcknowledged(base, 1 - side);
    }

    /** True where this side has acknowledged anything. */
    boolean hasAcknowledged(int base, int side) {
        return store.has(base, FlowStore.ACKNOWLEDGED_KNOWN << side);
    }

    /** True where a SYN has the sequence number with which its side began. */
    boolean isRepeated(int base, int side, PacketSummary packet) {
        return begunAfter(base, side, packet) == 0;
    }

    /** True where a SYN comes before what was seen of its side, and not long before. */
    boolean isBefore(int base, int side, PacketSummary packet) {
        int after = begunAfter(base, side, packet);
        return after >= 0 && after < FEW_SEGMENTS;
    }

    /**
     * How far behind a SYN is what was first seen of its side, or has been acknowledged to it; -1 where nothing was.
     */
    private int begunAfter(int base, int side, PacketSummary packet) {
        boolean known = store.has(base, FlowStore.SEQUENCE_KNOWN << side);
        if (!known && !hasAcknowledged(base, 1 - side)) {
            return -1;
        }
        long begun = known
                ? store.half(base, FlowStore.FIRST_SEQUENCE, side)
                : store.half(base, FlowStore.ACKNOWLEDGED, 1 - side);
        return (int) (begun - packet.tcp().sequence() - 1);
    }

    /** True where the other side has acknowledged a SYN, and nothing more. */
    boolean isAcknowledged(int base, int side, PacketSummary packet) {
        long acknowledged = packet.tcp().sequence() + 1 & 0xffff_ffffL;
        return hasAcknowledged(base, 1 - side) && store.half(base, FlowStore.ACKNOWLEDGED, 1 - side) == acknowledged;
    }

    /** False where a segment acknowledges something else than the SYN of the other side and what came with it. */
    boolean isAnswer(int base, int side, PacketSummary packet) {
        boolean tells =
                (packet.tcpFlags() & TcpFlags.ACK) != 0 && store.has(base, FlowStore.SEQUENCE_KNOWN << 1 - side);
        long behind = packet.tcp().acknowledgment() - store.half(base, FlowStore.FIRST_SEQUENCE, 1 - side);
        return !tells || (behind & 0xffff_ffffL) < FEW_SEGMENTS;
    }

    /** True for a reset that answers a segment without the ACK flag, such as a SYN (RFC 9293, section 3.10.7.1). */
    static boolean isRefusal(PacketSummary packet) {
        return (packet.tcpFlags() & TcpFlags.ACK) != 0 && packet.tcp().sequence() == 0;
    }

    /**
     * True where a segment shows that there is a connection: it carries something that was not reset, or both sides
     * acknowledge, or the numbers of one go on. A single ACK may be a late one, a keep-alive to somebody who is gone,
     * or a probe.
     */
    boolean provesConnection(int base, int side, PacketSummary packet) {
        if (packet.payloadLength() > 0) {
            return !store.has(base, FlowStore.RESET) && (packet.tcpFlags() & TcpFlags.FIN) == 0;
        }
        return !isEnding(base, packet.tcpFlags()) && (hasAcknowledged(base, 1 - side) || goesOn(base, side, packet));
    }

    private boolean goesOn(int base, int side, PacketSummary packet) {
        int ahead = (int) (packet.tcp().sequence() - store.half(base, FlowStore.NEXT_SEQUENCE, side));
        return hasAcknowledged(base, side)
                && (ahead > 0
                        || store.half(base, FlowStore.ACKNOWLEDGED, side)
                                != packet.tcp().acknowledgment());
    }

    /** True where a segment ends a connection or comes after one that does: no connection begins with it. */
    boolean isEnding(int base, int flags) {
        return (flags & TcpFlags.FIN) != 0 || store.has(base, FlowStore.RESET | FlowStore.FIN | FlowStore.FIN << 1);
    }

    /** What takes a round trip, where the times of its two ends have been captured in that order. */
    static long roundTrip(long nanos) {
        return nanos < 0 ? REORDERING_NANOS : nanos;
    }

    /** True where a segment has data or an acknowledgment beyond those that its side has sent. */
    boolean isNew(int base, int side, PacketSummary packet) {
        TcpSegment tcp = packet.tcp();
        int flags = packet.tcpFlags();
        long end = tcp.sequence() + packet.payloadLength() + ((flags & SYN_OR_FIN) == 0 ? 0 : 1);
        boolean data = store.has(base, FlowStore.SEQUENCE_KNOWN << side)
                && (int) (end - store.half(base, FlowStore.NEXT_SEQUENCE, side)) > 0;
        boolean acknowledges = (flags & TcpFlags.ACK) != 0
                && store.has(base, FlowStore.ACKNOWLEDGED_KNOWN << side)
                && (int) (tcp.acknowledgment() - store.half(base, FlowStore.ACKNOWLEDGED, side)) > 0;
        return data || acknowledges;
    }

    /**
     * A segment with something in it that begins before the next sequence number expected.
     *
     * @param ahead of what was expected, the segment's sequence number: negative
     * @param end   likewise the one behind it
     */
    private void behind(int base, int side, PacketSummary packet, int ahead, int end) {
        int length = packet.payloadLength();
        boolean oneBefore = ahead == -1;
        if (oneBefore && (packet.tcpFlags() & CONTROL) == 0 && length <= 1) {
            return; // A keep-alive (RFC 9293, section 3.8.4).
        }
        long sequence = packet.tcp().sequence();
        boolean acknowledged = store.has(base, FlowStore.ACKNOWLEDGED_KNOWN << 1 - side);
        int beyond = (int) (sequence - store.half(base, FlowStore.ACKNOWLEDGED, 1 - side));
        if (length > 0 && acknowledged && beyond + length <= 0) {
            counters.retransmitted(packet.direction().ordinal());
        } else if (oneBefore && length > 1) {
            return; // New data, behind what may have been a probe.
        } else if (acknowledged && beyond == 0 && duplicates(base, 1 - side) >= FEW) {
            counters.retransmitted(packet.direction().ordinal());
        } else if (end != 0 && isSoon(base, side, packet.monotonicNanos())) {
            counters.outOfOrder(packet.direction().ordinal());
        } else {
            counters.retransmitted(packet.direction().ordinal());
        }
    }

    /** Within a round trip of the segment that made this one late: too soon for its sender to know that it was lost. */
    private boolean isSoon(int base, int side, long nanos) {
        boolean known = store.has(base, FlowStore.HANDSHAKE);
        long soon = known ? store.words[base + FlowStore.ROUND_TRIP] : REORDERING_NANOS;
        long late = (nanos >> UNIT_SHIFT) - store.half(base, FlowStore.MOVED, side);
        return (int) late < soon >> UNIT_SHIFT;
    }

    private void window(int base, int side, PacketSummary packet, int window, boolean probe) {
        int closed = FlowStore.ZERO_WINDOW << side;
        if (window == 0) {
            store.set(base, closed);
            if (!probe && (packet.tcpFlags() & CONTROL) == 0) {
                counters.zeroWindow(packet.direction().ordinal());
            }
        } else if (store.has(base, closed)) {
            store.clear(base, closed);
        }
    }

    private void acknowledge(int base, int side, long acknowledgment, boolean pure) {
        int known = FlowStore.ACKNOWLEDGED_KNOWN << side;
        if (store.has(base, known) && store.half(base, FlowStore.ACKNOWLEDGED, side) == acknowledgment) {
            if (pure && duplicates(base, side) <= FEW) {
                store.words[base + FlowStore.TUPLE] += 1L << FlowStore.DUPLICATES_SHIFT + 2 * side;
            }
            return;
        }
        store.setHalf(base, FlowStore.ACKNOWLEDGED, side, acknowledgment);
        store.clear(base, 3 << FlowStore.DUPLICATES_SHIFT + 2 * side);
        store.set(base, known);
    }

    private int duplicates(int base, int side) {
        return (int) store.words[base + FlowStore.TUPLE] >>> FlowStore.DUPLICATES_SHIFT + 2 * side & 3;
    }
}
