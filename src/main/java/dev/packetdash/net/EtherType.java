package dev.packetdash.net;

/** EtherType numbers (IEEE 802 numbers, IANA). */
public final class EtherType {
    /** Values up to this are an 802.3 length field, not a type. */
    public static final int MAXIMUM_LENGTH = 1500;

    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int RARP = 0x8035;
    /** Transparent Ethernet bridging: a whole Ethernet frame follows (RFC 1701). */
    public static final int BRIDGED_ETHERNET = 0x6558;

    /** Ethernet over IP of MikroTik, in GRE. */
    public static final int EOIP = 0x6400;

    public static final int VLAN = 0x8100;
    public static final int IPV6 = 0x86dd;
    public static final int MPLS = 0x8847;
    public static final int MPLS_MULTICAST = 0x8848;
    public static final int PPP = 0x880b;
    public static final int PPPOE_DISCOVERY = 0x8863;
    public static final int PPPOE_SESSION = 0x8864;
    /** LLC in frames too long for a length field. */
    public static final int JUMBO_LLC = 0x8870;
    /** Packets that a router redirects to a cache, in GRE. */
    public static final int WCCP = 0x883e;

    public static final int EAPOL = 0x888e;
    /** ERSPAN types I and II. */
    public static final int ERSPAN = 0x88be;
    /** ERSPAN type III. */
    public static final int ERSPAN_III = 0x22eb;
    /** 802.1ad service tag. */
    public static final int QINQ = 0x88a8;

    public static final int LLDP = 0x88cc;
    /** The service tag of equipment older than 802.1ad. */
    public static final int QINQ_OLD = 0x9100;

    private EtherType() {}

    /** True of what announces a VLAN tag. */
    public static boolean isTag(int etherType) {
        return etherType == VLAN || etherType == QINQ || etherType == QINQ_OLD;
    }

    public static String name(int etherType) {
        return switch (etherType) {
            case IPV4 -> "IPv4";
            case ARP -> "ARP";
            case RARP -> "RARP";
            case BRIDGED_ETHERNET -> "transparent Ethernet";
            case EOIP -> "EoIP";
            case VLAN -> "802.1Q";
            case IPV6 -> "IPv6";
            case MPLS -> "MPLS";
            case MPLS_MULTICAST -> "MPLS multicast";
            case PPP -> "PPP";
            case PPPOE_DISCOVERY -> "PPPoE discovery";
            case PPPOE_SESSION -> "PPPoE session";
            case JUMBO_LLC -> "jumbo LLC";
            case WCCP -> "WCCP";
            case EAPOL -> "EAPOL";
            case ERSPAN -> "ERSPAN";
            case ERSPAN_III -> "ERSPAN III";
            case QINQ -> "802.1ad";
            case LLDP -> "LLDP";
            case QINQ_OLD -> "802.1QinQ (0x9100)";
            default -> Labels.hex(etherType, 4);
        };
    }
}
