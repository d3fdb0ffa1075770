package dev.packetdash.flow;

import dev.packetdash.decode.PacketSummary;
import java.util.Arrays;

/**
 * The life of the entries of a {@link FlowTable}: each begins with a packet, carries some, is taken by the sink now and
 * then, and ends. Owned by its pipeline's thread.
 */
final class FlowEntries {
    static final long IDLE_NANOS = 300_000_000_000L;
    /** A closed flow stays as long for what may still come of it: an acknowledgment, a FIN sent again. */
    private static final long LINGER_NANOS = 2_000_000_000L;

    /** Listeners are told of every mebibyte. */
    private static final int CARRIED_SHIFT = 20;

    private final FlowStore store;
    private final FlowSets sets;
    private final FlowRoles roles;
    private final Flow view;
    private final TcpTracker tcp;
    private final InterfaceCopies copies;
    private final FlowSink sink;
    private final FlowListener listener;
    private final long[] active = new long[FlowProtocol.values().length];
    private final long[] evicted = new long[EvictionReason.values().length];

    FlowEntries(
            FlowStore store,
            FlowSets sets,
            FlowRoles roles,
            Flow view,
            TcpTracker tcp,
            InterfaceCopies copies,
            FlowSink sink,
            FlowListener listener) {
        this.store = store;
        this.sets = sets;
        this.roles = roles;
        this.view = view;
        this.tcp = tcp;
        this.copies = copies;
        this.sink = sink;
        this.listener = listener;
    }

    /** Makes room for a new flow, and begins it with its first packet. */
    int open(FlowKey key, PacketSummary packet, boolean isTcp) {
        int set = sets.set(key.hash);
        int way = sets.victim(key.hash);
        int base = FlowTable.base(set, way);
        if (sets.isUsed(set, way)) {
            evict(base, packet.monotonicNanos());
        }
        sets.occupy(set, way, key.hash);
        begin(base, key, packet, isTcp);
        return base;
    }

    private void begin(int base, FlowKey key, PacketSummary packet, boolean isTcp) {
        active[flowProtocol(key.tuple)]++;
        store.begin(base, key, packet.monotonicNanos());
        copies.begin(FlowStore.entry(base));
        int state = key.side == 0 ? 0 : FlowStore.B_SENT_FIRST;
        store.set(base, state | packet.direction().ordinal() << FlowStore.DIRECTION_SHIFT);
        if (!isTcp || !tcp.opened(base, key.side, packet.tcpFlags())) {
            roles.begin(base, key.side, packet);
        }
        listener.opened(view.at(base), packet);
    }

    /** Ends a flow and begins another one of the same ends in its place. */
    void reopen(int base, FlowKey key, PacketSummary packet, EvictionReason reason, boolean isTcp) {
        end(base, reason, packet.monotonicNanos());
        begin(base, key, packet, isTcp);
    }

    /** Counts a packet of a side. */
    void count(int base, int side, int length) {
        long before = store.half(base, FlowStore.BYTES, side);
        if (!FlowStore.hasRoom(before, length)) {
            take(base);
            before = 0;
        }
        store.count(base, side, length);
        long more = (before + length >>> CARRIED_SHIFT) - (before >>> CARRIED_SHIFT);
        if (more != 0) {
            carried(base, side, more << CARRIED_SHIFT);
        }
    }

    private void carried(int base, int side, long bytes) {
        view.at(base);
        listener.carried(view, side == view.clientSide(), bytes, view.lastSeenNanos());
    }

    /** True where a flow has been silent too long to be tracked any further. */
    boolean isOver(int base, long nanos) {
        long quiet = nanos - store.words[base + FlowStore.LAST_SEEN];
        return quiet > (store.isClosed(base) ? LINGER_NANOS : IDLE_NANOS);
    }

    /** Gives the sink what a flow has carried since the last time. */
    void take(int base) {
        if (give(base)) {
            store.take(base);
        }
    }

    /** Gives it likewise, but leaves the counts as they are; false where the flow has carried nothing. */
    private boolean give(int base) {
        if (!store.hasUntaken(base)) {
            return false;
        }
        roles.reconsider(base);
        sink.accept(view.at(base));
        for (int side = 0; side < 2; side++) {
            long rest = store.half(base, FlowStore.BYTES, side) & (1 << CARRIED_SHIFT) - 1;
            if (rest != 0) {
                carried(base, side, rest);
            }
        }
        return true;
    }

    /** Forgets a flow, whose place is free from now on. */
    void evict(int base, long nanos) {
        EvictionReason reason = EvictionReason.CAPACITY;
        if (store.isClosed(base)) {
            reason = EvictionReason.CLOSED;
        } else if (isOver(base, nanos)) {
            reason = EvictionReason.IDLE;
        } else {
            roles.uncertain(nanos, IDLE_NANOS);
        }
        end(base, reason, nanos);
        int entry = FlowStore.entry(base);
        sets.release(entry / FlowSets.WAYS, entry % FlowSets.WAYS);
    }

    private void end(int base, EvictionReason reason, long nanos) {
        long tuple = store.words[base + FlowStore.TUPLE];
        evicted[reason.ordinal()]++;
        active[flowProtocol(tuple)]--;
        tcp.attempts().evicted(base, reason, nanos);
        give(base);
        listener.ended(view.at(base), reason, nanos);
    }

    private static int flowProtocol(long tuple) {
        FlowProtocol protocol = switch (Flow.protocol(tuple)) {
            case TCP -> FlowProtocol.TCP;
            case UDP -> FlowProtocol.UDP;
            default -> FlowProtocol.OTHER;
        };
        return protocol.ordinal();
    }

    /** Counts the flows tracked now. */
    long active(FlowProtocol protocol) {
        return active[protocol.ordinal()];
    }

    /** Counts likewise, of all protocols. */
    long active() {
        return Arrays.stream(active).sum();
    }

    /** Counts the flows removed since the start. */
    long evicted(EvictionReason reason) {
        return evicted[reason.ordinal()];
    }
}
