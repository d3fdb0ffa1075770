package dev.packetdash.traffic;

import dev.packetdash.flow.EvictionReason;
import dev.packetdash.flow.FlowProtocol;
import dev.packetdash.flow.TcpCounters;
import java.util.Map;

/**
 * What one pipeline has counted, at one instant.
 *
 * @param firstPacketNanos earliest time stamp of a packet, Unix time; 0 before the first
 * @param lastPacketNanos  latest likewise; of a service, on the clock as it is now
 * @param outOfOrder       packets whose time stamp is lower than that of a packet before
 * @param layerPaths       packets through each path of headers, {@code eth:ip:tcp}; {@code frame} is all
 * @param lastWindow       who talked most in the last complete window; the lists are twice as long as asked for
 * @param window           likewise, as long as asked for; while nothing was in the last complete window, or there is
 *                         none, in the window so far
 * @param flowsActive      flows tracked now
 * @param flowsEvicted     flows removed since the start
 * @param tcp              what became of TCP connections
 * @param dns              what was asked and answered
 */
public record TrafficSnapshot(
        long firstPacketNanos,
        long lastPacketNanos,
        long outOfOrder,
        PacketCounters counters,
        Map<String, Volume> layerPaths,
        Rates rates,
        TopLists lastWindow,
        TopLists window,
        Counters<FlowProtocol> flowsActive,
        Counters<EvictionReason> flowsEvicted,
        TcpCounters tcp,
        DnsCounters dns) {}
