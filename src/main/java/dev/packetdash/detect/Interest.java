package dev.packetdash.detect;

/** The kinds of packets that a detector may ask for: none that ordinary traffic is made of. */
enum Interest {
    /** A TCP connection request. */
    SYN,
    /** TCP data from a port whose server says in clear text that a log-in has failed; see {@link LoginReply}. */
    LOGIN_REPLY,
    /** UDP from or to the port of DNS. */
    DNS,
    /** ICMP and ICMPv6, whole or in fragments. */
    ICMP,
    /** ARP, and the neighbour discovery among ICMPv6. */
    NEIGHBOUR,
    VRRP
}
