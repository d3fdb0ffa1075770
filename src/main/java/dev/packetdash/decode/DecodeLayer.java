package dev.packetdash.decode;

/** The layer that decoding had reached when it ended. */
public enum DecodeLayer {
    LINK,
    /** VLAN tags, MPLS labels, tunnels. */
    ENCAPSULATION,
    /** IPv4, IPv6, ARP and their peers. */
    NETWORK,
    /** IPv6 extension headers. */
    EXTENSION,
    TRANSPORT
}
