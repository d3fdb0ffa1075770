package dev.packetdash.net;

/** EtherType numbers (IEEE 802 numbers, IANA). */
public final class EtherType {
    /** Values up to this are an 802.3 length field, not a type. */
    public static final int MAXIMUM_LENGTH = 1500;

    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int RARP = 0x8035;
    public static final int VLAN = 0x8100;
    public static final int IPV6 = 0x86dd;
    public static final int MPLS = 0x8847;
    public static final int MPLS_MULTICAST = 0x8848;
    public static final int EAPOL = 0x888e;
    /** 802.1ad service tag. */
    public static final int QINQ = 0x88a8;

    public static final int LLDP = 0x88cc;
    /** The service tag of equipment older than 802.1ad. */
    public static final int QINQ_OLD = 0x9100;

    private EtherType() {}

    public static String name(int etherType) {
        return switch (etherType) {
            case IPV4 -> "IPv4";
            case ARP -> "ARP";
            case RARP -> "RARP";
            case VLAN -> "802.1Q";
            case IPV6 -> "IPv6";
            case MPLS -> "MPLS";
            case MPLS_MULTICAST -> "MPLS multicast";
            case EAPOL -> "EAPOL";
            case QINQ -> "802.1ad";
            case LLDP -> "LLDP";
            case QINQ_OLD -> "802.1QinQ (0x9100)";
            default -> Labels.hex(etherType, 4);
        };
    }
}
