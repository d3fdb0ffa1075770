package dev.packetdash.flow;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.net.Hashing;
import dev.packetdash.net.TcpFlags;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The flow cache: bidirectional five-tuples in a fixed array, one look-up a packet. Each key has a set of {@value #WAYS} places; in a full
 * set the flow with the fewest packets makes room, so a flood of single packets cannot push out real flows. Owned by its pipeline's
 * thread.
 */
public final class FlowTable {
    private static final int WAYS = 8;
    private static final long IDLE_NANOS = 300_000_000_000L;

    /** Keyed hashing: nobody outside can aim at one set. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private final long[] words;
    private final int sets;
    private final FlowSink sink;
    private final Flow view;
    private final long[] active = new long[FlowProtocol.values().length];
    private final long[] evicted = new long[EvictionReason.values().length];

    /** @param sink gets what flows have carried, at their eviction and at {@link #drain} */
    public FlowTable(FlowSettings settings, FlowSink sink) {
        int capacity = 1 << 32 - Integer.numberOfLeadingZeros(settings.capacity() - 1);
        this.sets = capacity / WAYS;
        this.words = new long[capacity * Flow.WORDS];
        this.view = new Flow(words);
        this.sink = sink;
    }

    /** Adds a packet that has addresses to its flow. */
    public void add(PacketSummary packet) {
        boolean fromA = isFromA(packet);
        int base = find(packet, fromA);
        int side = fromA ? 0 : 1;
        words[base + Flow.LAST_SEEN] = packet.timestampNanos();
        words[base + Flow.TOTAL_PACKETS]++;
        words[base + Flow.PACKETS + side]++;
        words[base + Flow.BYTES + side] += packet.wireLength();
        if (packet.protocol() == Protocol.TCP && packet.transportDecoded()) {
            words[base + Flow.STATE] = nextState(words[base + Flow.STATE], packet.tcpFlags(), fromA);
        }
    }

    private static boolean isFromA(PacketSummary packet) {
        int order = Long.compareUnsigned(packet.sourceHigh(), packet.destinationHigh());
        if (order == 0) {
            order = Long.compareUnsigned(packet.sourceLow(), packet.destinationLow());
        }
        return order == 0 ? packet.sourcePort() <= packet.destinationPort() : order < 0;
    }

    private int find(PacketSummary packet, boolean fromA) {
        long aHigh = fromA ? packet.sourceHigh() : packet.destinationHigh();
        long aLow = fromA ? packet.sourceLow() : packet.destinationLow();
        long bHigh = fromA ? packet.destinationHigh() : packet.sourceHigh();
        long bLow = fromA ? packet.destinationLow() : packet.sourceLow();
        long tuple = Flow.tuple(
                fromA ? packet.sourcePort() : packet.destinationPort(),
                fromA ? packet.destinationPort() : packet.sourcePort(),
                packet.protocol());
        int set = set(aHigh, aLow, bHigh, bLow, tuple);
        int free = -1;
        for (int base = set; base < set + WAYS * Flow.WORDS; base += Flow.WORDS) {
            long found = words[base + Flow.TUPLE];
            if (found == tuple
                    && words[base + Flow.A_LOW] == aLow
                    && words[base + Flow.B_LOW] == bLow
                    && words[base + Flow.A_HIGH] == aHigh
                    && words[base + Flow.B_HIGH] == bHigh) {
                return base;
            }
            free = found == 0 ? base : free;
        }
        int base = free >= 0 ? free : makeRoom(set, packet.timestampNanos());
        words[base + Flow.A_HIGH] = aHigh;
        words[base + Flow.A_LOW] = aLow;
        words[base + Flow.B_HIGH] = bHigh;
        words[base + Flow.B_LOW] = bLow;
        words[base + Flow.TUPLE] = tuple;
        words[base + Flow.STATE] = fromA ? 0 : Flow.B_SENT_FIRST;
        active[flowProtocol(tuple).ordinal()]++;
        return base;
    }

    private int set(long aHigh, long aLow, long bHigh, long bLow, long tuple) {
        long hash = Hashing.mix(seed ^ aHigh);
        hash = Hashing.mix(hash ^ aLow);
        hash = Hashing.mix(hash ^ bHigh);
        hash = Hashing.mix(hash ^ bLow);
        hash = Hashing.mix(hash ^ tuple);
        return ((int) (hash >>> 32) & sets - 1) * WAYS * Flow.WORDS;
    }

    private int makeRoom(int set, long now) {
        int victim = set;
        for (int base = set; base < set + WAYS * Flow.WORDS; base += Flow.WORDS) {
            if (isOver(base, now)) {
                victim = base;
                break;
            }
            if (words[base + Flow.TOTAL_PACKETS] < words[victim + Flow.TOTAL_PACKETS]) {
                victim = base;
            }
        }
        evict(victim, now);
        return victim;
    }

    private boolean isOver(int base, long now) {
        return Flow.isClosed(words[base + Flow.STATE]) || now - words[base + Flow.LAST_SEEN] > IDLE_NANOS;
    }

    private void evict(int base, long now) {
        EvictionReason reason = EvictionReason.CAPACITY;
        if (isOver(base, now)) {
            reason = Flow.isClosed(words[base + Flow.STATE]) ? EvictionReason.CLOSED : EvictionReason.IDLE;
        }
        evicted[reason.ordinal()]++;
        active[flowProtocol(words[base + Flow.TUPLE]).ordinal()]--;
        drain(base);
        Arrays.fill(words, base, base + Flow.WORDS, 0);
    }

    /** Gives the sink what every flow has carried since the last time, and forgets flows that are closed or idle. */
    public void drain(long now) {
        for (int base = 0; base < words.length; base += Flow.WORDS) {
            if (words[base + Flow.TUPLE] == 0) {
                continue;
            }
            if (isOver(base, now)) {
                evict(base, now);
            } else {
                drain(base);
            }
        }
    }

    private void drain(int base) {
        if (words[base + Flow.PACKETS] + words[base + Flow.PACKETS + 1] > 0) {
            sink.accept(view.at(base));
            Arrays.fill(words, base + Flow.PACKETS, base + Flow.WORDS, 0);
        }
    }

    private static long nextState(long state, int flags, boolean fromA) {
        if (TcpFlags.isSyn(flags)) {
            return (state & Flow.B_SENT_FIRST) | (fromA ? Flow.CLIENT_IS_A : Flow.CLIENT_IS_B);
        }
        if (TcpFlags.isSynAck(flags)) {
            return (state & Flow.B_SENT_FIRST) | (fromA ? Flow.CLIENT_IS_B : Flow.CLIENT_IS_A);
        }
        long fin = (flags & TcpFlags.FIN) == 0 ? 0 : fromA ? Flow.FIN_FROM_A : Flow.FIN_FROM_B;
        return state | fin | ((flags & TcpFlags.RST) == 0 ? 0 : Flow.RESET);
    }

    private static FlowProtocol flowProtocol(long tuple) {
        return switch (Flow.protocol(tuple)) {
            case TCP -> FlowProtocol.TCP;
            case UDP -> FlowProtocol.UDP;
            default -> FlowProtocol.OTHER;
        };
    }

    /** Flows tracked now. */
    public long active(FlowProtocol protocol) {
        return active[protocol.ordinal()];
    }

    /** Flows removed since the start. */
    public long evicted(EvictionReason reason) {
        return evicted[reason.ordinal()];
    }
}
