package dev.packetdash.traffic;

import dev.packetdash.decode.NetworkClass;
import dev.packetdash.decode.NetworkView;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Packets and bytes by one network header of each packet, such as the innermost; part of {@link PacketCounters}.
 */
public final class HeaderCounters {
    private static final int IP_PROTOCOLS = 256;

    private final VolumeCounters<NetworkClass> networks = new VolumeCounters<>(NetworkClass.class);
    private final VolumeCounters<TransportClass> transports = new VolumeCounters<>(TransportClass.class);
    /** Packets by IP protocol number, then bytes likewise. */
    private final long[] ipProtocols = new long[2 * IP_PROTOCOLS];

    void add(NetworkView header, long packets, long bytes) {
        NetworkClass network = header.network();
        int ipProtocol = header.ipProtocol();
        networks.add(network, packets, bytes);
        if (network == NetworkClass.IPV4 || network == NetworkClass.IPV6) {
            transports.add(TransportClass.of(header), packets, bytes);
        }
        if (ipProtocol >= 0) {
            ipProtocols[ipProtocol] += packets;
            ipProtocols[IP_PROTOCOLS + ipProtocol] += bytes;
        }
    }

    void addAll(HeaderCounters other) {
        networks.addAll(other.networks);
        transports.addAll(other.transports);
        Arrays.setAll(ipProtocols, i -> ipProtocols[i] + other.ipProtocols[i]);
    }

    public VolumeCounters<NetworkClass> networks() {
        return networks;
    }

    /** Counts IP headers by protocol number. */
    public VolumeCounters<TransportClass> transports() {
        return transports;
    }

    /** Returns the volume by protocol number of those that occurred, fragments included. */
    public SortedMap<Integer, Volume> ipProtocols() {
        SortedMap<Integer, Volume> volumes = new TreeMap<>();
        for (int protocol = 0; protocol < IP_PROTOCOLS; protocol++) {
            if (ipProtocols[protocol] > 0) {
                volumes.put(protocol, new Volume(ipProtocols[protocol], ipProtocols[IP_PROTOCOLS + protocol]));
            }
        }
        return volumes;
    }
}
