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
    /** GTP-U, be it a user's packet or a message of the tunnel's own. */
    GTP,
    TEREDO,
    /** Told by the default port and the form of its messages. */
    WIREGUARD,
    IPIP,
    SIX_IN_FOUR
}
