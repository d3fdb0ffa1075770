package dev.packetdash.traffic;

import dev.packetdash.flow.TcpCounters;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything counted since the start, at one instant. Sums of several sources are the sums of each part.
 *
 * @param layerPaths packets through each path of headers, {@code eth:ip:tcp}; {@code frame} is all
 * @param tcp        what became of TCP connections
 * @param dns        what was asked and answered
 */
public record TrafficCounters(
        PacketCounters packets, Map<String, Volume> layerPaths, FlowCounters flows, TcpCounters tcp, DnsCounters dns) {
    public TrafficCounters plus(TrafficCounters other) {
        return new TrafficCounters(
                packets.plus(other.packets),
                plus(layerPaths, other.layerPaths),
                flows.plus(other.flows),
                tcp.plus(other.tcp),
                dns.plus(other.dns));
    }

    private static Map<String, Volume> plus(Map<String, Volume> left, Map<String, Volume> right) {
        Map<String, Volume> sum = new TreeMap<>(left);
        right.forEach((path, volume) -> sum.merge(path, volume, Volume::plus));
        return sum;
    }
}
