package dev.packetdash.traffic;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.flow.FlowKey;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.flow.FlowTable;
import java.util.Arrays;

/**
 * All that is counted of one source. Owned by its pipeline's thread, which adds packets and publishes. Time is the
 * packets' monotonic one; between packets {@link #publish} brings it forward.
 */
public final class Traffic {
    /** A kernel hands packets over in batches, so a second or a window is complete only this much later. */
    private static final long SETTLE_NANOS = 250_000_000L;

    private static final long NOT_YET = Long.MAX_VALUE;
    private static final long SECOND_NANOS = 1_000_000_000L;
    /** The number of flows looked at a second, which at a microsecond each take less than a hundredth of the thread. */
    private static final long FLOWS_A_SECOND = 8192;

    /** The window of {@link #ofRun}, which no packet ends. */
    private static final long ENDLESS = Long.MAX_VALUE;

    /** Packets that {@link #prefetch} takes at most. */
    public static final int BATCH = 32;

    private final int top;
    private final long windowNanos;
    private final FastPathCounters common = new FastPathCounters();
    private final PacketCounters counters = new PacketCounters();
    private final LayerPaths paths = new LayerPaths();
    private final DnsCounters dns = new DnsCounters();
    private final RateCounter rates = new RateCounter();
    private final WindowTables tables;
    private final FlowTable flows;
    private final FlowKey[] keys = new FlowKey[BATCH];
    private TopLists lastWindow = TopLists.NONE;
    private TopLists windowSoFar = TopLists.NONE;
    private long lookedNanos;
    private long firstPacketNanos = Long.MAX_VALUE;
    private long latestPacketNanos;
    private long outOfOrder;
    private long monotonicNanos;
    /** The lead of monotonic time over the clock that the packets bear. */
    private long clockOffset;

    private long windowEndNanos = NOT_YET;

    public Traffic(TrafficSettings settings, FlowSettings flowSettings, FlowListener listener) {
        this(settings.top(), settings.window().toNanos(), flowSettings, listener);
    }

    private Traffic(int top, long windowNanos, FlowSettings flowSettings, FlowListener listener) {
        this.top = top;
        this.windowNanos = windowNanos;
        this.tables = new WindowTables(flowSettings.capacity());
        this.flows = new FlowTable(flowSettings, tables, listener);
        Arrays.setAll(keys, i -> new FlowKey());
    }

    /** Makes the counters of a run that has an end: its one window is all of it, and closes with {@link #finish}. */
    public static Traffic ofRun(int top, FlowSettings flowSettings, FlowListener listener) {
        return new Traffic(top, ENDLESS, flowSettings, listener);
    }

    /** The source is read from now on: the time before, in which the service was starting, is in no window or rate. */
    public void begin(long nowNanos) {
        if (windowNanos != ENDLESS) {
            windowEndNanos = nowNanos + windowNanos;
            rates.begin(nowNanos);
        }
    }

    /**
     * Has the flows' memory on its way, side by side, for a batch of packets that are then {@linkplain
     * #add(PacketSummary, int) added}.
     *
     * @param count of the packets, at most {@link #BATCH}
     */
    public void prefetch(PacketSummary[] packets, int count) {
        for (int i = 0; i < count; i++) {
            if (packets[i].hasAddresses()) {
                flows.read(packets[i], keys[i]);
            }
        }
        for (int i = 0; i < count; i++) {
            if (packets[i].hasAddresses()) {
                flows.prefetch(keys[i]);
            }
        }
    }

    /** Adds a packet that was foreseen at {@code place} in its batch; returns as {@link #add(PacketSummary)}. */
    public boolean add(PacketSummary packet, int place) {
        return add(packet, keys[place]);
    }

    /** The heap that the tables of flows and of what they carried take, whatever the traffic. */
    public static long tableBytes(FlowSettings settings) {
        return settings.bytes() + WindowTables.bytes(settings.capacity());
    }

    /**
     * False where it is the copy of a packet that another interface of the same capture carried: it counts as a packet,
     * and no more.
     */
    public boolean add(PacketSummary packet) {
        if (packet.hasAddresses()) {
            flows.read(packet, keys[0]);
        }
        return add(packet, keys[0]);
    }

    /** @param key read, where the packet has addresses */
    private boolean add(PacketSummary packet, FlowKey key) {
        advance(packet.monotonicNanos());
        noteTime(packet);
        if (!common.add(packet)) {
            count(packet, 1, packet.wireLength());
        }
        rates.add(packet.monotonicNanos(), packet.wireLength());
        if (packet.hasAddresses() && !flows.add(packet, key)) {
            return false;
        }
        dns.add(packet);
        return true;
    }

    private void noteTime(PacketSummary packet) {
        long nanos = packet.timestampNanos();
        if (nanos < latestPacketNanos) {
            outOfOrder++;
        } else {
            latestPacketNanos = nanos;
        }
        if (nanos != 0) {
            // A file may begin with packets without a time, before others with one.
            firstPacketNanos = Math.min(firstPacketNanos, nanos);
        }
        monotonicNanos = Math.max(monotonicNanos, packet.monotonicNanos());
        clockOffset = packet.monotonicNanos() - nanos;
    }

    private void count(PacketSummary example, long packets, long bytes) {
        counters.add(example, packets, bytes);
        paths.add(example, packets, bytes);
    }

    /** The latest time stamp of a packet, Unix time; 0 before the first. */
    public long latestPacketNanos() {
        return latestPacketNanos;
    }

    /**
     * Everything up to now.
     *
     * @param nowNanos the source's monotonic time: at the wall clock for an interface, of the newest packet for a file
     */
    public TrafficSnapshot publish(long nowNanos) {
        advance(nowNanos);
        flows.advance(nowNanos - SETTLE_NANOS);
        common.drain(this::count);
        return new TrafficSnapshot(
                times(),
                counters(),
                rates.until(nowNanos - SETTLE_NANOS).onClock(clockOffset),
                lastWindow,
                window(nowNanos).first(top));
    }

    private PacketTimes times() {
        return new PacketTimes(
                Math.min(firstPacketNanos, latestPacketNanos),
                windowNanos == ENDLESS ? latestPacketNanos : monotonicNanos - clockOffset,
                outOfOrder);
    }

    private TrafficCounters counters() {
        return new TrafficCounters(
                counters.copy(),
                paths.volumes(),
                FlowCounters.of(flows),
                flows.tcp().copy(),
                dns.copy());
    }

    /** The last complete window, or the window so far where that would show nothing. */
    private TopLists window(long nowNanos) {
        if (windowNanos == ENDLESS || !lastWindow.isEmpty()) {
            return lastWindow;
        }
        long pause = Math.min(flows.active() / FLOWS_A_SECOND * SECOND_NANOS, windowNanos / 4);
        if (windowSoFar.isEmpty() || nowNanos - lookedNanos >= pause) {
            lookedNanos = nowNanos;
            flows.drain();
            windowSoFar = lists(windowEndNanos - windowNanos, nowNanos, false);
        }
        return windowSoFar;
    }

    private TopLists lists(long startNanos, long endNanos, boolean complete) {
        return TopWindow.lists(tables, 2 * top, endNanos - clockOffset, endNanos - startNanos, complete);
    }

    /**
     * There are no more packets: closes the window of a run. Other windows stay as they are, since they are not
     * complete.
     */
    public void finish() {
        if (windowNanos == ENDLESS) {
            windowEndNanos = monotonicNanos;
            flows.finish();
            closeWindow(Math.min(firstPacketNanos, latestPacketNanos) + clockOffset);
        }
    }

    /** Closes the windows that are over at that time. The first one begins with the first call. */
    private void advance(long nanos) {
        if (windowNanos == ENDLESS) {
            return;
        }
        if (windowEndNanos == NOT_YET) {
            windowEndNanos = nanos + windowNanos;
        }
        long over = nanos - SETTLE_NANOS - windowEndNanos;
        if (over < 0) {
            return;
        }
        closeWindow(windowEndNanos - windowNanos);
        windowEndNanos += windowNanos;
        if (over >= windowNanos) {
            windowEndNanos += (over / windowNanos - 1) * windowNanos;
            closeWindow(windowEndNanos - windowNanos);
            windowEndNanos += windowNanos;
        }
    }

    private void closeWindow(long startNanos) {
        flows.drain(windowEndNanos);
        lastWindow = lists(startNanos, windowEndNanos, true);
        windowSoFar = TopLists.NONE;
        tables.clear();
    }
}
