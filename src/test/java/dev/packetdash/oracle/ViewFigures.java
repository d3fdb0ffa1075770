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

/** The sums over the outermost or the innermost network headers of a capture, named as the expected figures name them. */
final class ViewFigures {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Set<Integer>> synPorts = new TreeMap<>();
    private final String name;

    ViewFigures(String name) {
        this.name = name;
    }

    /** @param transport whether the transport header of {@code packet} is the one behind this view */
    void add(NetworkView view, PacketSummary packet, boolean transport) {
        boolean ip = view.network() == NetworkClass.IPV4 || view.network() == NetworkClass.IPV6;
        boolean network = ip || view.network() == NetworkClass.ARP;
        count("network." + (network ? Labels.label(view.network()) : "other"));
        if (!ip) {
            return;
        }
        count("transport." + transport(view));
        if (view.ipProtocol() >= 0) {
            count("ip_protocol." + view.ipProtocol());
        }
        if (isFragment(view.fragment())) {
            count("fragments." + Labels.label(view.network()));
        }
        if (transport(view).equals("tcp")) {
            addTcp(view, packet, transport && packet.transportDecoded());
        }
    }

    private void addTcp(NetworkView view, PacketSummary packet, boolean decoded) {
        count("tcp_flags." + (decoded ? Labels.hex(packet.tcpFlags(), 2) : "none read"));
        if (decoded && TcpFlags.isSyn(packet.tcpFlags())) {
            String pair = source(view) + " " + destination(view);
            synPorts.computeIfAbsent(pair, key -> new HashSet<>()).add(view.destinationPort());
            count("syn_only." + pair + ".packets");
        }
    }

    private static String transport(NetworkView view) {
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

    private static boolean isFragment(FragmentPosition fragment) {
        return fragment != FragmentPosition.NONE;
    }

    static String source(NetworkView view) {
        return new IpAddress(view.sourceHigh(), view.sourceLow()).toString();
    }

    static String destination(NetworkView view) {
        return new IpAddress(view.destinationHigh(), view.destinationLow()).toString();
    }

    private void count(String figure) {
        counts.merge(figure, 1, Integer::sum);
    }

    Map<String, Integer> figures() {
        Map<String, Integer> figures = new TreeMap<>();
        counts.forEach((figure, count) -> figures.put(name + "." + figure, count));
        if (!synPorts.isEmpty()) {
            figures.put(name + ".syn_pairs", synPorts.size());
        }
        synPorts.forEach((pair, ports) -> figures.put(name + ".syn_only." + pair + ".ports", ports.size()));
        return figures;
    }
}
