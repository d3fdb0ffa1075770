package dev.packetdash.traffic;

import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.decode.NetworkClass;
import dev.packetdash.decode.NetworkView;
import dev.packetdash.net.IpProtocol;

/** What an IP header says it carries, in the terms that tshark's figures can be compared in. */
public enum TransportClass {
    TCP,
    UDP,
    SCTP,
    IGMP,
    /** Over IPv4 alone. */
    ICMP,
    /** Over IPv6 alone. */
    ICMPV6,
    OTHER,
    /** A fragment that is not the first, whatever its protocol. */
    FRAGMENT,
    /** The IP header itself is too short to name a protocol. */
    CUT;

    static TransportClass of(NetworkView header) {
        NetworkClass network = header.network();
        FragmentPosition fragment = header.fragment();
        if (header.ipProtocol() < 0) {
            return CUT;
        }
        if (fragment == FragmentPosition.MIDDLE || fragment == FragmentPosition.LAST) {
            return FRAGMENT;
        }
        return switch (header.ipProtocol()) {
            case IpProtocol.TCP -> TCP;
            case IpProtocol.UDP -> UDP;
            case IpProtocol.SCTP -> SCTP;
            case IpProtocol.IGMP -> IGMP;
            case IpProtocol.ICMP -> network == NetworkClass.IPV4 ? ICMP : OTHER;
            case IpProtocol.ICMPV6 -> network == NetworkClass.IPV6 ? ICMPV6 : OTHER;
            default -> OTHER;
        };
    }
}
