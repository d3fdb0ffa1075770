package dev.packetdash.traffic;

import dev.packetdash.decode.NetworkClass;
import dev.packetdash.decode.NetworkView;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Packets and bytes by one network header of each packet, such as the innermost. The owner's copy counts; a {@link
 * #copy} is read by anybody and never changed again.
 */
public final class HeaderCounters {
    private static final int IP_PROTOCOLS = 256;

    private final VolumeCounters<NetworkClass> networks;
    private final VolumeCounters<TransportClass> transports;
    /** Packets by IP protocol number, then bytes likewise. */
    private final long[] ipProtocols;

    HeaderCounters() {
        this(
                new VolumeCounters<>(NetworkClass.class),
                new VolumeCounters<>(TransportClass.class),
                new long[2 * IP_PROTOCOLS]);
    }

    private HeaderCounters(
            VolumeCounters<NetworkClass> networks, VolumeCounters<TransportClass> transports, long[] ipProtocols) {
        this.networks = networks;
        this.transports = transports;
        this.ipProtocols = ipProtocols;
    }

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

    HeaderCounters copy() {
        return new HeaderCounters(networks.copy(), transports.copy(), ipProtocols.clone());
    }

    HeaderCounters plus(HeaderCounters other) {
        long[] sums = ipProtocols.clone();
        Arrays.setAll(sums, i -> ipProtocols[i] + other.ipProtocols[i]);
        return new HeaderCounters(networks.plus(other.networks), transports.plus(other.transports), sums);
    }

    public VolumeCounters<NetworkClass> networks() {
        return networks;
    }

    /** Of IP headers. */
    public VolumeCounters<TransportClass> transports() {
        return transports;
    }

    /** By protocol number, those that occurred, fragments included. */
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
