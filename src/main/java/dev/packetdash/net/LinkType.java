package dev.packetdash.net;

/**
 * Link types that are decoded, by their LINKTYPE number as capture files carry it.
 *
 * @see <a href="https://www.tcpdump.org/linktypes.html">tcpdump.org/linktypes.html</a>
 */
public final class LinkType {
    /** BSD loopback: address family in the byte order of the capturing host. */
    public static final int NULL = 0;

    public static final int ETHERNET = 1;
    /** PPP, with or without the address and control fields of HDLC. */
    public static final int PPP = 9;
    /** PPP in HDLC-like framing, or Cisco's HDLC, told apart by the first byte. */
    public static final int PPP_HDLC = 50;

    /** PPP over Ethernet, without the Ethernet header. */
    public static final int PPP_ETHER = 51;
    /** LLC over ATM. */
    public static final int ATM_RFC1483 = 100;

    public static final int RAW = 101;
    /** Cisco's HDLC. */
    public static final int C_HDLC = 104;
    /** OpenBSD loopback: address family in network byte order. */
    public static final int LOOP = 108;
    /** Linux cooked capture, version 1. */
    public static final int LINUX_SLL = 113;

    /** PPP behind a byte that tells who sent it. */
    public static final int PPP_WITH_DIRECTION = 204;

    public static final int IPV4 = 228;
    public static final int IPV6 = 229;
    /** Linux cooked capture, version 2: carries the interface index. */
    public static final int LINUX_SLL2 = 276;

    /** What libpcap calls DLT_RAW on Linux; files write {@link #RAW} instead, but for a few old ones. */
    private static final int DLT_RAW = 12;
    /** The same on OpenBSD. */
    private static final int DLT_RAW_OPENBSD = 14;

    private static final int DLT_ATM_RFC1483 = 11;
    /** What some systems call {@link #C_HDLC}. */
    private static final int DLT_CISCO_IOS = 112;

    private LinkType() {}

    /** Turns libpcap's live number (DLT) into the number files use. */
    public static int ofDlt(int dlt) {
        return switch (dlt) {
            case DLT_RAW, DLT_RAW_OPENBSD -> RAW;
            case DLT_ATM_RFC1483 -> ATM_RFC1483;
            case DLT_CISCO_IOS -> C_HDLC;
            default -> dlt;
        };
    }

    /** The other way round. */
    public static int toDlt(int linkType) {
        return switch (linkType) {
            case RAW -> DLT_RAW;
            case ATM_RFC1483 -> DLT_ATM_RFC1483;
            default -> linkType;
        };
    }

    public static boolean isDecoded(int linkType) {
        return switch (linkType) {
            case NULL, ETHERNET, PPP, PPP_HDLC, PPP_ETHER, ATM_RFC1483, RAW, C_HDLC, LOOP -> true;
            case LINUX_SLL, PPP_WITH_DIRECTION, IPV4, IPV6, LINUX_SLL2 -> true;
            default -> false;
        };
    }

    /**
     * Bytes before each packet of a link type that tell of its capture: they were never on the wire and are no part of
     * its length.
     */
    public static int metadataLength(int linkType) {
        return switch (linkType) {
            case PPP_WITH_DIRECTION -> 1;
            case 245 -> 2; // NFC_LLCP
            case 123, 139, 201, 254 -> 4; // SUNATM, MTP2_WITH_PHDR, BLUETOOTH_HCI_H4_WITH_PHDR, BLUETOOTH_LINUX_MONITOR
            case 196, 209 -> 5; // SITA, I2C_LINUX
            case 144, 177 -> 16; // LINUX_IRDA, LINUX_LAPD
            default -> 0;
        };
    }

    public static String name(int linkType) {
        return switch (linkType) {
            case NULL -> "NULL";
            case ETHERNET -> "EN10MB";
            case PPP -> "PPP";
            case PPP_HDLC -> "PPP_HDLC";
            case PPP_ETHER -> "PPP_ETHER";
            case ATM_RFC1483 -> "ATM_RFC1483";
            case RAW -> "RAW";
            case C_HDLC -> "C_HDLC";
            case LOOP -> "LOOP";
            case LINUX_SLL -> "LINUX_SLL";
            case PPP_WITH_DIRECTION -> "PPP_WITH_DIR";
            case IPV4 -> "IPV4";
            case IPV6 -> "IPV6";
            case LINUX_SLL2 -> "LINUX_SLL2";
            default -> "LINKTYPE_" + linkType;
        };
    }
}
