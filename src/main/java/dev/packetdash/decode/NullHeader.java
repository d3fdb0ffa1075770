package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;

/**
 * The BSD loopback header: an address family, for NULL in the byte order of the host that captured, for LOOP in network order.
 *
 * @see <a href="https://www.tcpdump.org/linktypes.html">tcpdump.org/linktypes.html</a>
 */
final class NullHeader extends Header {
    static final int LENGTH = 4;

    private static final int FAMILY = 0;
    private static final int INET = 2;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    /** The address family; numbers above 65535 are taken for the other byte order. */
    int family() {
        int family = frame.i32(offset + FAMILY);
        return family >>> 16 == 0 ? family : Integer.reverseBytes(family);
    }

    boolean isIpv4() {
        return family() == INET;
    }

    /** AF_INET6 of Linux, the other BSDs, FreeBSD and macOS. */
    boolean isIpv6() {
        return switch (family()) {
            case 10, 24, 28, 30 -> true;
            default -> false;
        };
    }

    @Override
    void describe(Map<String, String> fields) {
        String name = isIpv4() ? "IPv4" : isIpv6() ? "IPv6" : "unknown";
        fields.put("family", FieldText.named(family(), name));
    }
}
