package dev.packetdash.traffic;

import dev.packetdash.flow.EvictionReason;
import dev.packetdash.flow.FlowProtocol;

/**
 * What one pipeline has counted, at one instant.
 *
 * @param lastPacketNanos time stamp of the newest packet, Unix time; 0 before the first
 * @param top             of the last complete window
 * @param flowsActive     flows tracked now
 * @param flowsEvicted    flows removed since the start
 */
public record TrafficSnapshot(
        long lastPacketNanos,
        PacketCounters counters,
        Rates rates,
        TopLists top,
        Counters<FlowProtocol> flowsActive,
        Counters<EvictionReason> flowsEvicted) {}
