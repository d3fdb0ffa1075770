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

    public static final int RAW = 101;
    /** Cisco's HDLC. */
    public static final int C_HDLC = 104;
    /** OpenBSD loopback: address family in network byte order. */
    public static final int LOOP = 108;
    /** Linux cooked capture, version 1. */
    public static final int LINUX_SLL = 113;

    public static final int IPV4 = 228;
    public static final int IPV6 = 229;
    /** Linux cooked capture, version 2: carries the interface index. */
    public static final int LINUX_SLL2 = 276;

    /** What libpcap calls DLT_RAW on Linux; files write {@link #RAW} instead, but for a few old ones. */
    private static final int DLT_RAW = 12;
    /** The same on OpenBSD. */
    private static final int DLT_RAW_OPENBSD = 14;

    private LinkType() {}

    /** Turns libpcap's live number (DLT) into the number files use. */
    public static int ofDlt(int dlt) {
        return dlt == DLT_RAW || dlt == DLT_RAW_OPENBSD ? RAW : dlt;
    }

    /** The other way round. */
    public static int toDlt(int linkType) {
        return linkType == RAW ? DLT_RAW : linkType;
    }

    public static boolean isDecoded(int linkType) {
        return switch (linkType) {
            case NULL, ETHERNET, PPP, PPP_HDLC, RAW, C_HDLC, LOOP, LINUX_SLL, IPV4, IPV6, LINUX_SLL2 -> true;
            default -> false;
        };
    }

    public static String name(int linkType) {
        return switch (linkType) {
            case NULL -> "NULL";
            case ETHERNET -> "EN10MB";
            case PPP -> "PPP";
            case PPP_HDLC -> "PPP_HDLC";
            case RAW -> "RAW";
            case C_HDLC -> "C_HDLC";
            case LOOP -> "LOOP";
            case LINUX_SLL -> "LINUX_SLL";
            case IPV4 -> "IPV4";
            case IPV6 -> "IPV6";
            case LINUX_SLL2 -> "LINUX_SLL2";
            default -> "LINKTYPE_" + linkType;
        };
    }
}
