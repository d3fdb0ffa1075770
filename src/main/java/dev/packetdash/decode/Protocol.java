package dev.packetdash.decode;

import dev.packetdash.net.IpProtocol;

/** The innermost transport protocol of a packet: the closed list behind the {@code protocol} label. */
public enum Protocol {
    TCP,
    UDP,
    ICMP,
    ICMPV6,
    SCTP,
    GRE,
    ESP,
    AH,
    IGMP,
    OSPF,
    VRRP,
    PIM,
    IPIP,
    IPV6_IN_IP,
    L2TP,
    ARP,
    OTHER_IP,
    NON_IP;

    /** ICMPv6 belongs to IPv6 alone. */
    static Protocol ofIpv4(int ipProtocol) {
        return ipProtocol == IpProtocol.ICMPV6 ? OTHER_IP : of(ipProtocol);
    }

    /** ICMP belongs to IPv4 alone. */
    static Protocol ofIpv6(int ipProtocol) {
        return ipProtocol == IpProtocol.ICMP ? OTHER_IP : of(ipProtocol);
    }

    private static Protocol of(int ipProtocol) {
        return switch (ipProtocol) {
            case IpProtocol.TCP -> TCP;
            case IpProtocol.UDP -> UDP;
            case IpProtocol.ICMP -> ICMP;
            case IpProtocol.ICMPV6 -> ICMPV6;
            case IpProtocol.SCTP -> SCTP;
            case IpProtocol.GRE -> GRE;
            case IpProtocol.ESP -> ESP;
            case IpProtocol.AH -> AH;
            case IpProtocol.IGMP -> IGMP;
            case IpProtocol.OSPF -> OSPF;
            case IpProtocol.VRRP -> VRRP;
            case IpProtocol.PIM -> PIM;
            case IpProtocol.IPIP -> IPIP;
            case IpProtocol.IPV6 -> IPV6_IN_IP;
            case IpProtocol.L2TP -> L2TP;
            default -> OTHER_IP;
        };
    }

    /** Returns true where the header begins with a source and a destination port. */
    public boolean hasPorts() {
        return this == TCP || this == UDP || this == SCTP;
    }
}
