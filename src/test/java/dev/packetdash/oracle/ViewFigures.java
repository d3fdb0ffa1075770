package dev.packetdash.oracle;

import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.decode.NetworkClass;
import dev.packetdash.decode.NetworkView;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import dev.packetdash.net.TcpFlags;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sums over the outermost or the innermost network headers of a capture, named as the expected figures name them.
 */
final class ViewFigures {
    private final Figures figures;
    private final String name;
    private final Map<String, Set<Integer>> synPorts = new TreeMap<>();

    ViewFigures(String name, Figures figures) {
        this.name = name;
        this.figures = figures;
    }

    /**
     * @param length    of the packet
     * @param transport whether the transport header of {@code packet} is the one behind this view
     */
    void add(NetworkView view, PacketSummary packet, int length, boolean transport) {
        boolean ip = view.network() == NetworkClass.IPV4 || view.network() == NetworkClass.IPV6;
        boolean network = ip || view.network() == NetworkClass.ARP;
        count("network." + (network ? Labels.label(view.network()) : "other"), length);
        if (!ip) {
            return;
        }
        count("transport." + transport(view), length);
        if (view.ipProtocol() >= 0) {
            count("ip_protocol." + view.ipProtocol(), length);
        }
        if (view.fragment() != FragmentPosition.NONE) {
            figures.add("fragments." + Labels.label(view.network()) + "_fragments_" + name, 1);
        }
        if (transport(view).equals("tcp")) {
            addTcp(view, packet, transport && packet.tcpFlagsRead());
        }
    }

    private void count(String figure, int length) {
        figures.add(name + "." + figure + ".packets", 1);
        figures.add(name + "." + figure + ".bytes", length);
    }

    private void addTcp(NetworkView view, PacketSummary packet, boolean decoded) {
        figures.add(name + ".tcp_flags." + (decoded ? Labels.hex(packet.tcpFlags(), 2) : "none read"), 1);
        if (decoded && TcpFlags.isSyn(packet.tcpFlags())) {
            String pair = source(view) + " " + destination(view);
            Set<Integer> ports = synPorts.computeIfAbsent(pair, key -> {
                figures.add(name + ".syn_pairs", 1);
                figures.add(name + ".syn_only." + source(view) + ".hosts", 1);
                return new HashSet<>();
            });
            figures.add(name + ".syn_only." + pair + ".packets", 1);
            figures.add(name + ".syn_only." + pair + ".ports", ports.add(view.destinationPort()) ? 1 : 0);
        }
    }

    static String transport(NetworkView view) {
        if (view.ipProtocol() < 0) {
            return "cut";
        }
        if (view.fragment() == FragmentPosition.MIDDLE || view.fragment() == FragmentPosition.LAST) {
            return "fragment";
        }
        return switch (view.protocol()) {
            case TCP, UDP, SCTP, IGMP, ICMP, ICMPV6 -> Labels.label(view.protocol());
            default -> "other";
        };
    }

    static String source(NetworkView view) {
        return new IpAddress(view.sourceHigh(), view.sourceLow()).toString();
    }

    static String destination(NetworkView view) {
        return new IpAddress(view.destinationHigh(), view.destinationLow()).toString();
    }
}
