package dev.packetdash.decode;

/** What can stand around a packet; each at any depth. */
public enum Encapsulation {
    /** One 802.1Q tag. */
    VLAN,
    /** Two tags or more, whatever their EtherTypes. */
    QINQ,
    MPLS,
    PPPOE,
    GRE,
    ERSPAN,
    VXLAN,
    GENEVE,
    IPIP,
    SIX_IN_FOUR
}
