package dev.packetdash.net;

/**
 * The canonical text of an IPv6 address: lower case, no leading zeros, the longest run of zeros as {@code ::} (RFC
 * 5952); one that holds an IPv4 address (RFC 4291, section 2.5.5) ends as that.
 */
final class Ipv6Text {
    private static final int GROUPS = 8;
    /** ::ffff:0:0/96, written with a dotted quad (RFC 5952, section 5). */
    static final long MAPPED_PREFIX = 0xffffL;

    private Ipv6Text() {}

    static String of(long high, long low) {
        if (high == 0 && low >>> 32 == MAPPED_PREFIX) {
            return "::ffff:" + IpAddress.ipv4((int) low);
        }
        if (high == 0 && low >>> 32 == 0 && low >>> 16 != 0) {
            return "::" + IpAddress.ipv4((int) low);
        }
        int zeros = longestZeroRun(high, low);
        int start = zeros >>> 4;
        int end = start + (zeros & 0xf);
        StringBuilder text = new StringBuilder(39);
        for (int group = 0; group < GROUPS; group++) {
            if (group == start && end > start) {
                text.append("::");
                group = end - 1;
            } else {
                text.append(group == 0 || group == end && end > start ? "" : ":");
                text.append(Integer.toHexString(group(high, low, group)));
            }
        }
        return text.toString();
    }

    /**
     * Start of the first longest run of at least two zero groups in the high bits, its length in the low four; 0 for
     * none.
     */
    private static int longestZeroRun(long high, long low) {
        int best = 0;
        int length = 0;
        for (int group = 0; group < GROUPS; group++) {
            length = group(high, low, group) == 0 ? length + 1 : 0;
            if (length > 1 && length > (best & 0xf)) {
                best = group - length + 1 << 4 | length;
            }
        }
        return best;
    }

    private static int group(long high, long low, int group) {
        long half = group < 4 ? high : low;
        return (int) (half >>> 48 - 16 * (group & 3)) & 0xffff;
    }
}
