package dev.packetdash.net;

/** IP protocol numbers and IPv6 next-header values (IANA protocol numbers). */
public final class IpProtocol {
    public static final int HOP_BY_HOP = 0;
    public static final int ICMP = 1;
    public static final int IGMP = 2;
    public static final int IPIP = 4;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int IPV6 = 41;
    public static final int ROUTING = 43;
    public static final int FRAGMENT = 44;
    public static final int GRE = 47;
    public static final int ESP = 50;
    public static final int AH = 51;
    public static final int ICMPV6 = 58;
    public static final int NO_NEXT_HEADER = 59;
    public static final int DESTINATION_OPTIONS = 60;
    public static final int OSPF = 89;
    public static final int ETHERIP = 97;
    public static final int PIM = 103;
    public static final int VRRP = 112;
    public static final int L2TP = 115;
    public static final int SCTP = 132;
    public static final int MPLS_IN_IP = 137;
    public static final int ETHERNET = 143;

    private IpProtocol() {}

    public static String name(int protocol) {
        return switch (protocol) {
            case HOP_BY_HOP -> "Hop-by-Hop";
            case ICMP -> "ICMP";
            case IGMP -> "IGMP";
            case IPIP -> "IPv4";
            case TCP -> "TCP";
            case UDP -> "UDP";
            case IPV6 -> "IPv6";
            case ROUTING -> "Routing";
            case FRAGMENT -> "Fragment";
            case GRE -> "GRE";
            case ESP -> "ESP";
            case AH -> "AH";
            case ICMPV6 -> "ICMPv6";
            case NO_NEXT_HEADER -> "No Next Header";
            case DESTINATION_OPTIONS -> "Destination Options";
            case OSPF -> "OSPF";
            case ETHERIP -> "EtherIP";
            case PIM -> "PIM";
            case VRRP -> "VRRP";
            case L2TP -> "L2TP";
            case SCTP -> "SCTP";
            case MPLS_IN_IP -> "MPLS";
            case ETHERNET -> "Ethernet";
            default -> Labels.hex(protocol, 2);
        };
    }
}
