package dev.packetdash.traffic;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.flow.EvictionReason;
import dev.packetdash.flow.FlowProtocol;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.flow.FlowTable;

/**
 * All that is counted of one source. Owned by its pipeline's thread, which adds packets and publishes. Time is the packets'; between
 * packets {@link #publish} brings it forward.
 */
public final class Traffic {
    /** A kernel hands packets over in batches, so a second or a window is complete only this much later. */
    private static final long SETTLE_NANOS = 250_000_000L;

    private static final long NOT_YET = Long.MAX_VALUE;

    private final int top;
    private final long windowNanos;
    private final PacketCounters counters = new PacketCounters();
    private final LayerPaths paths = new LayerPaths();
    private final RateCounter rates = new RateCounter();
    private final WindowTables window;
    private final FlowTable flows;
    private TopLists lastWindow = TopLists.NONE;
    private long lastPacketNanos;
    private long windowEndNanos = NOT_YET;

    public Traffic(TrafficSettings settings, FlowSettings flowSettings) {
        this.top = settings.top();
        this.windowNanos = settings.window().toNanos();
        this.window = new WindowTables(flowSettings.capacity());
        this.flows = new FlowTable(flowSettings, window);
    }

    public void add(PacketSummary packet) {
        advance(packet.timestampNanos());
        lastPacketNanos = Math.max(lastPacketNanos, packet.timestampNanos());
        counters.add(packet);
        paths.add(packet);
        rates.add(packet.timestampNanos(), packet.wireLength());
        if (packet.hasAddresses()) {
            flows.add(packet);
        }
    }

    /**
     * Everything up to now.
     *
     * @param nowNanos the source's time, Unix time: the wall clock for an interface, the last packet's time stamp for a file
     */
    public TrafficSnapshot publish(long nowNanos) {
        if (windowEndNanos != NOT_YET && windowEndNanos - nowNanos > 2 * windowNanos) {
            // The clock has been set back: the window would stay open until it has caught up.
            windowEndNanos = nowNanos + windowNanos;
        }
        advance(nowNanos);
        Counters<FlowProtocol> active = new Counters<>(FlowProtocol.class);
        for (FlowProtocol protocol : FlowProtocol.values()) {
            active.add(protocol, flows.active(protocol));
        }
        Counters<EvictionReason> evicted = new Counters<>(EvictionReason.class);
        for (EvictionReason reason : EvictionReason.values()) {
            evicted.add(reason, flows.evicted(reason));
        }
        return new TrafficSnapshot(
                lastPacketNanos,
                counters.copy(),
                paths.volumes(),
                rates.until(nowNanos - SETTLE_NANOS),
                lastWindow,
                active,
                evicted);
    }

    /** Closes the windows that are over at that time. The first one begins with the first call. */
    private void advance(long nanos) {
        if (windowEndNanos == NOT_YET) {
            windowEndNanos = nanos + windowNanos;
        }
        long over = nanos - SETTLE_NANOS - windowEndNanos;
        if (over < 0) {
            return;
        }
        closeWindow();
        if (over >= windowNanos) {
            windowEndNanos += (over / windowNanos - 1) * windowNanos;
            closeWindow();
        }
    }

    private void closeWindow() {
        window.closing();
        flows.drain(windowEndNanos);
        lastWindow = TopWindow.close(window, top, windowEndNanos);
        window.clear();
        windowEndNanos += windowNanos;
    }
}
