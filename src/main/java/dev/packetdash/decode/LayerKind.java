package dev.packetdash.decode;

/** The headers that {@link PacketDecoder} knows, each with a file of its own; named as tshark names them. */
public enum LayerKind {
    ETH,
    SLL,
    SLL2,
    NULL,
    VLAN,
    ARP,
    IP,
    IPV6,
    IPV6_EXTENSION,
    TCP,
    UDP,
    ICMP,
    ICMPV6
}
