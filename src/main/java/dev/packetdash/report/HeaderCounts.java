package dev.packetdash.report;

import dev.packetdash.decode.NetworkClass;
import dev.packetdash.net.Labels;
import dev.packetdash.traffic.HeaderCounters;
import dev.packetdash.traffic.Volume;
import dev.packetdash.traffic.VolumeCounters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Packets and bytes by one network header of each packet.
 *
 * @param network    ipv4, ipv6, arp, or other
 * @param transport  what IP headers carry; {@code fragment} is one that is not the first, {@code cut} an IP header cut
 *                   short
 * @param ipProtocol by IP protocol number, fragments included; only those that occurred
 */
public record HeaderCounts(Map<String, Volume> network, Map<String, Volume> transport, Map<String, Volume> ipProtocol) {
    static HeaderCounts of(HeaderCounters headers) {
        Map<String, Volume> ipProtocols = new LinkedHashMap<>();
        headers.ipProtocols().forEach((number, volume) -> ipProtocols.put(Integer.toString(number), volume));
        return new HeaderCounts(
                networks(headers.networks()),
                LayerCounts.volumes(
                        headers.transports().packets(), headers.transports().bytes()),
                ipProtocols);
    }

    /** What has no header of IP or ARP is one class, as it is to tshark. */
    private static Map<String, Volume> networks(VolumeCounters<NetworkClass> counters) {
        Map<String, Volume> networks = new LinkedHashMap<>();
        counters.packets().asMap().forEach((network, packets) -> {
            String name = Labels.label(
                    switch (network) {
                        case IPV4, IPV6, ARP -> network;
                        case LLDP, STP, EAPOL, MPLS, OTHER -> NetworkClass.OTHER;
                    });
            networks.merge(name, new Volume(packets, counters.bytes().get(network)), Volume::plus);
        });
        return networks;
    }
}
