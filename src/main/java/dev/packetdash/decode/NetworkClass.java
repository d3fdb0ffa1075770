package dev.packetdash.decode;

/** The network layer of a packet: the closed list behind the {@code network} label. */
public enum NetworkClass {
    IPV4,
    IPV6,
    /** ARP and RARP. */
    ARP,
    LLDP,
    STP,
    EAPOL,
    MPLS,
    OTHER
}
