package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.LinkType;
import org.jspecify.annotations.Nullable;

/** The numbers by which a header says what follows it, and the kind of header that each of them means. */
final class NextHeader {
    /** IANA service names and port numbers, but for WireGuard, which has chosen its own. */
    private static final int GRE_PORT = 4754;

    private static final int GTP_USER_PORT = 2152;
    private static final int TEREDO_PORT = 3544;
    private static final int VXLAN_PORT = 4789;
    private static final int GENEVE_PORT = 6081;
    private static final int MPLS_PORT = 6635;
    private static final int WIREGUARD_PORT = 51_820;

    private NextHeader() {}

    /** Returns what a frame begins with by its link type. */
    static @Nullable LayerKind first(DecodeState state) {
        return switch (state.frame.linkType()) {
            case LinkType.ETHERNET -> LayerKind.ETH;
            case LinkType.LINUX_SLL -> LayerKind.SLL;
            case LinkType.LINUX_SLL2 -> LayerKind.SLL2;
            case LinkType.NULL, LinkType.LOOP -> ofLoopback(state);
            case LinkType.PPP, LinkType.PPP_HDLC -> ofAddress(state);
            case LinkType.C_HDLC -> LayerKind.CHDLC;
            case LinkType.PPP_ETHER -> LayerKind.PPPOES;
            case LinkType.ATM_RFC1483 -> LayerKind.LLC;
            case LinkType.IPV4 -> LayerKind.IP;
            case LinkType.IPV6 -> LayerKind.IPV6;
            case LinkType.RAW -> ofVersion(state, DecodeLayer.NETWORK, DecodeOutcome.MALFORMED);
            case LinkType.PPP_WITH_DIRECTION -> {
                state.skipMetadata();
                yield ofAddress(state);
            }
            default -> {
                state.skipMetadata();
                yield state.stop(DecodeOutcome.UNSUPPORTED, DecodeLayer.LINK);
            }
        };
    }

    /** Returns what an EtherType announces, or the LLC header behind a length. */
    static @Nullable LayerKind ofTypeOrLength(DecodeState state, int typeOrLength) {
        if (typeOrLength > EtherType.MAXIMUM_LENGTH) {
            return ofEtherType(state, typeOrLength);
        }
        state.limit(state.offset + typeOrLength);
        return LayerKind.LLC;
    }

    static @Nullable LayerKind ofEtherType(DecodeState state, int etherType) {
        return switch (etherType) {
            case EtherType.IPV4 -> LayerKind.IP;
            case EtherType.IPV6 -> LayerKind.IPV6;
            case EtherType.ARP, EtherType.RARP -> LayerKind.ARP;
            case EtherType.VLAN, EtherType.QINQ, EtherType.QINQ_OLD -> LayerKind.VLAN;
            case EtherType.MPLS, EtherType.MPLS_MULTICAST -> LayerKind.MPLS;
            case EtherType.PPPOE_SESSION -> LayerKind.PPPOES;
            case EtherType.PPPOE_DISCOVERY -> LayerKind.PPPOED;
            case EtherType.BRIDGED_ETHERNET -> LayerKind.ETH;
            case EtherType.JUMBO_LLC -> LayerKind.LLC;
            case EtherType.LLDP -> LayerKind.LLDP;
            case EtherType.EAPOL -> LayerKind.EAPOL;
            default -> state.unsupported();
        };
    }

    /** Returns what follows an IPv6 header or an extension header, and notes its number. */
    static @Nullable LayerKind ofNextHeader(DecodeState state, int nextHeader) {
        state.summary.ipv6Protocol(nextHeader);
        return switch (nextHeader) {
            case IpProtocol.HOP_BY_HOP -> LayerKind.IPV6_HOPOPTS;
            case IpProtocol.ROUTING -> LayerKind.IPV6_ROUTING;
            case IpProtocol.FRAGMENT -> LayerKind.IPV6_FRAGHDR;
            case IpProtocol.DESTINATION_OPTIONS -> LayerKind.IPV6_DSTOPTS;
            case IpProtocol.NO_NEXT_HEADER -> state.complete();
            default -> ofIpProtocol(state);
        };
    }

    /** Returns what the summary's IP protocol number announces. */
    static @Nullable LayerKind ofIpProtocol(DecodeState state) {
        PacketSummary summary = state.summary;
        boolean inIpv4 = summary.network == NetworkClass.IPV4;
        return switch (summary.ipProtocol) {
            case IpProtocol.TCP -> LayerKind.TCP;
            case IpProtocol.UDP -> LayerKind.UDP;
            case IpProtocol.SCTP -> LayerKind.SCTP;
            case IpProtocol.ICMP -> inIpv4 ? LayerKind.ICMP : state.unsupportedTransport();
            case IpProtocol.ICMPV6 -> inIpv4 ? state.unsupportedTransport() : LayerKind.ICMPV6;
            case IpProtocol.GRE -> LayerKind.GRE;
            case IpProtocol.IPIP -> inside(summary, Encapsulation.IPIP, LayerKind.IP);
            case IpProtocol.IPV6 ->
                inside(summary, inIpv4 ? Encapsulation.SIX_IN_FOUR : Encapsulation.IPIP, LayerKind.IPV6);
            case IpProtocol.MPLS_IN_IP -> LayerKind.MPLS;
            case IpProtocol.ETHERNET -> LayerKind.ETH;
            case IpProtocol.ETHERIP -> LayerKind.ETHERIP;
            case IpProtocol.IGMP -> LayerKind.IGMP;
            case IpProtocol.ESP -> LayerKind.ESP;
            case IpProtocol.AH -> LayerKind.AH;
            case IpProtocol.OSPF -> LayerKind.OSPF;
            case IpProtocol.VRRP -> LayerKind.VRRP;
            case IpProtocol.PIM -> LayerKind.PIM;
            default -> state.unsupportedTransport();
        };
    }

    private static LayerKind inside(PacketSummary summary, Encapsulation encapsulation, LayerKind carried) {
        summary.encapsulated(encapsulation);
        return carried;
    }

    /** Returns what a datagram between these ports carries, the lower one asked first; null where it is no tunnel. */
    static @Nullable LayerKind ofPorts(int one, int other) {
        LayerKind carried = ofPort(Math.min(one, other));
        return carried == null ? ofPort(Math.max(one, other)) : carried;
    }

    /** Returns true for a port at either end that makes a datagram a tunnel. */
    static boolean isTunnel(int one, int other) {
        return ofPort(one) != null || ofPort(other) != null;
    }

    private static @Nullable LayerKind ofPort(int port) {
        return switch (port) {
            case GRE_PORT -> LayerKind.GRE;
            case VXLAN_PORT, VxlanHeader.GENERIC_PORT -> LayerKind.VXLAN;
            case GENEVE_PORT -> LayerKind.GENEVE;
            case MPLS_PORT -> LayerKind.MPLS;
            case GTP_USER_PORT -> LayerKind.GTP;
            case TEREDO_PORT -> LayerKind.TEREDO;
            case WIREGUARD_PORT -> LayerKind.WG;
            default -> null;
        };
    }

    /** Returns the IP header whose version the next four bits are; where they are none, ends decoding in this way. */
    static @Nullable LayerKind ofVersion(DecodeState state, DecodeLayer layer, DecodeOutcome otherwise) {
        int first = state.peek(layer);
        return switch (first >> 4) {
            case 4 -> LayerKind.IP;
            case 6 -> LayerKind.IPV6;
            default -> first < 0 ? null : state.stop(otherwise, layer);
        };
    }

    /** PPP in HDLC-like framing and Cisco's HDLC: the first byte is an address of one or the other. */
    private static @Nullable LayerKind ofAddress(DecodeState state) {
        int first = state.peek(DecodeLayer.LINK);
        if (first < 0) {
            return null;
        }
        return ChdlcHeader.isAddress(first) ? LayerKind.CHDLC : LayerKind.PPP;
    }

    /** BSD loopback, or PPP: no address family begins as that does. */
    private static @Nullable LayerKind ofLoopback(DecodeState state) {
        int first = state.peek(DecodeLayer.LINK);
        if (first < 0) {
            return null;
        }
        return first == PppHeader.ADDRESS ? LayerKind.PPP : LayerKind.NULL;
    }
}
