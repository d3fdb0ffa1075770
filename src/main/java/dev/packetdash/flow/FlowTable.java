package dev.packetdash.flow;

import dev.packetdash.decode.IcmpMessage;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.decode.TcpKind;
import dev.packetdash.table.KeyedHash;
import dev.packetdash.table.SwarBytes;

/**
 * The flow cache: bidirectional five-tuples in fixed memory, one look-up a packet. In a full set the flow with the
 * least recent use makes room, so a flood of single packets cannot push out real flows. Owned by its pipeline's thread.
 *
 * <p>Whoever has a batch of packets at hand reads all their keys first, then touches the entries, then adds the
 * packets: the memory of the entries arrives side by side and not one after the other.
 */
public final class FlowTable {
    /** The interval in which {@link #advance} looks at pending attempts and at a part of the sets for what is over. */
    private static final long TICK_NANOS = 250_000_000L;

    private static final int TICKS = 32;
    /** The ticks made up for after a pause that few packets came before; the rest is found as time goes on. */
    private static final int FEW_TICKS = 4;

    private final FlowStore store;
    private final FlowSets sets;
    private final KeyedHash hash = new KeyedHash();
    private final FlowKey ownKey = new FlowKey();
    private final FlowKey quotedKey = new FlowKey();
    private final FlowListener listener;
    private final Flow view;
    private final FlowRoles roles;
    private final TcpTracker tcp;
    private final InterfaceCopies copies;
    private final FlowEntries entries;
    private long lastTick;
    private long packets;
    private long packetsAtTick;
    private int nextSet;
    private long prefetched;

    /** @param sink gets what flows have carried, at their eviction and at {@link #drain} */
    public FlowTable(FlowSettings settings, FlowSink sink, FlowListener listener) {
        int capacity = settings.places();
        this.store = new FlowStore(capacity);
        this.sets = new FlowSets(capacity);
        this.view = new Flow(store);
        this.roles = new FlowRoles(store);
        this.tcp = new TcpTracker(store, roles, view, listener);
        this.copies = new InterfaceCopies(capacity);
        this.listener = listener;
        this.entries = new FlowEntries(store, sets, roles, view, tcp, copies, sink, listener);
    }

    /** Reads the key of a packet that has addresses. */
    public void read(PacketSummary packet, FlowKey key) {
        key.read(packet, hash);
    }

    /** Has the memory of the key's entry come nearer, or that of the one it will replace. */
    public void prefetch(FlowKey key) {
        long candidates = sets.candidates(key.hash);
        int way = candidates == 0 ? sets.victim(key.hash) : SwarBytes.first(candidates);
        prefetched += store.prefetch(base(sets.set(key.hash), way), key, candidates == 0);
    }

    /**
     * Adds a packet that has addresses to its flow; false where another interface has carried it before, and it counts
     * there.
     */
    public boolean add(PacketSummary packet) {
        read(packet, ownKey);
        return add(packet, ownKey);
    }

    /** Likewise, where its key has been read. */
    public boolean add(PacketSummary packet, FlowKey key) {
        long nanos = packet.monotonicNanos();
        packets++;
        advance(nanos);
        boolean isTcp = packet.protocol() == Protocol.TCP && packet.transportDecoded();
        int base = find(key);
        if (base >= 0 && packet.interfaceIndex() != 0 && isCopy(base, key.side, packet, isTcp)) {
            return false;
        }
        if (base < 0) {
            base = entries.open(key, packet, isTcp);
        } else if (nanos - store.words[base + FlowStore.LAST_SEEN] > FlowEntries.IDLE_NANOS) {
            entries.reopen(base, key, packet, EvictionReason.IDLE, isTcp);
        } else if (isTcp && tcp.isAnother(base, key.side, packet)) {
            entries.reopen(base, key, packet, EvictionReason.CLOSED, isTcp);
        }
        sets.use(FlowStore.entry(base));
        if (packet.interfaceIndex() != 0) {
            copies.carried(FlowStore.entry(base), key.side, packet.interfaceIndex(), nanos);
        }
        store.words[base + FlowStore.LAST_SEEN] = nanos;
        if (store.isFirst(base, key.side)) {
            answered(base, packet, isTcp);
        }
        entries.count(base, key.side, packet.wireLength());
        if (isTcp) {
            boolean closed = store.isClosed(base);
            tcp.segment(base, key.side, packet);
            if (packet.tcpKind() == TcpKind.RST) {
                listener.reset(view.at(base), packet);
            }
            if (store.isClosed(base)) {
                sets.demote(FlowStore.entry(base));
                if (!closed) {
                    listener.closed(view.at(base), packet);
                }
            }
        } else if (packet.icmpMessage() == IcmpMessage.DESTINATION_UNREACHABLE) {
            unreachable(packet);
        }
        return true;
    }

    private boolean isCopy(int base, int side, PacketSummary packet, boolean isTcp) {
        boolean isNew = isTcp && tcp.isNew(base, side, packet);
        return copies.isCopy(FlowStore.entry(base), side, packet.interfaceIndex(), packet.monotonicNanos(), isNew);
    }

    private void answered(int base, PacketSummary packet, boolean isTcp) {
        if (!isTcp) {
            roles.answered(base);
        }
        listener.answered(view.at(base), packet);
    }

    private int find(FlowKey key) {
        int set = sets.set(key.hash);
        for (long ways = sets.candidates(key.hash); ways != 0; ways &= ways - 1) {
            int base = base(set, SwarBytes.first(ways));
            if (store.isOf(base, key)) {
                return base;
            }
        }
        return -1;
    }

    static int base(int set, int way) {
        return FlowStore.base(set * FlowSets.WAYS + way);
    }

    private void unreachable(PacketSummary packet) {
        if (!packet.quoted().read()) {
            return;
        }
        quotedKey.read(packet.quoted(), hash);
        int base = find(quotedKey);
        if (base >= 0 && !tcp.attempts().unreachable(base, packet.monotonicNanos())) {
            listener.unreachable(view.at(base), packet);
        }
    }

    /** Brings the time forward where packets do not: decides what has waited too long, and forgets what is over. */
    public void advance(long nanos) {
        if (nanos - lastTick >= TICK_NANOS) {
            tick(nanos);
        }
    }

    private void tick(long nanos) {
        // A packet pays for a tick at most: where the time of each is hours later, none pays for the whole table.
        long paid = Math.clamp(packets - packetsAtTick, FEW_TICKS, TICKS);
        long ticks = Math.min((nanos - lastTick) / TICK_NANOS, paid);
        lastTick = nanos;
        packetsAtTick = packets;
        tcp.attempts().expire(nanos);
        for (long i = ticks * sets.count() / TICKS; i > 0; i--) {
            sweep(nextSet, nanos);
            sets.decay(nextSet);
            nextSet = nextSet + 1 & sets.count() - 1;
        }
    }

    /** There are no more packets: what has had no answer will have none. */
    public void finish() {
        tcp.attempts().expire(Long.MAX_VALUE);
        for (int set = 0; set < sets.count(); set++) {
            for (long ways = sets.used(set); ways != 0; ways &= ways - 1) {
                tcp.attempts().review(base(set, SwarBytes.first(ways)), Long.MAX_VALUE);
            }
        }
    }

    private void sweep(int set, long nanos) {
        for (long ways = sets.used(set); ways != 0; ways &= ways - 1) {
            int base = base(set, SwarBytes.first(ways));
            if (entries.isOver(base, nanos)) {
                entries.evict(base, nanos);
            } else {
                tcp.attempts().review(base, nanos);
            }
        }
    }

    /** Gives the sink what every flow has carried since the last time, and forgets flows that are closed or idle. */
    public void drain(long nanos) {
        for (int set = 0; set < sets.count(); set++) {
            takeDirty(set);
            sweep(set, nanos);
        }
    }

    /** Gives the sink what every flow has carried since the last time; looks at no other flow. */
    public void drain() {
        for (int set = 0; set < sets.count(); set++) {
            takeDirty(set);
        }
    }

    private void takeDirty(int set) {
        for (long ways = sets.takeDirty(set); ways != 0; ways &= ways - 1) {
            entries.take(base(set, SwarBytes.first(ways)));
        }
    }

    /** Counts the flows tracked now. */
    public long active(FlowProtocol protocol) {
        return entries.active(protocol);
    }

    /** Counts likewise, of all protocols. */
    public long active() {
        return entries.active();
    }

    /** Counts the flows removed since the start. */
    public long evicted(EvictionReason reason) {
        return entries.evicted(reason);
    }

    public TcpCounters tcp() {
        return tcp.counters();
    }
}
