package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The BSD loopback header: an address family, for NULL in the byte order of the host that captured, for LOOP in network
 * order. Some hosts wrote an EtherType instead, or 16 bits only.
 *
 * @see <a href="https://www.tcpdump.org/linktypes.html">tcpdump.org/linktypes.html</a>
 */
final class NullHeader extends Header {
    static final int LENGTH = 4;

    private static final int FAMILY = 0;
    private static final int INET = 2;
    /** No address family is this great; in the first or third byte alone, it is one of 16 bits. */
    private static final int SHORT_FAMILIES = 6;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    /** The address family, or an EtherType. */
    int family() {
        int family = frame.i32(offset + FAMILY);
        if (frame.linkType() == LinkType.LOOP) {
            return family;
        }
        int swapped = Integer.reverseBytes(family);
        boolean small = family >>> 16 == 0;
        int number = small || swapped >>> 16 != 0 ? family : swapped;
        int half = small ? family >>> 8 : swapped >>> 8;
        boolean isShort = (number & 0xff) == 0 && half > 0 && half < SHORT_FAMILIES;
        return isShort ? half : number;
    }

    boolean isIpv4() {
        return family() == INET;
    }

    /** AF_INET6 of NetBSD and OpenBSD, FreeBSD, macOS. */
    boolean isIpv6() {
        return switch (family()) {
            case 24, 28, 30 -> true;
            default -> false;
        };
    }

    /** The EtherType where there is one, else 0. */
    int etherType() {
        return Integer.compareUnsigned(family(), EtherType.MAXIMUM_LENGTH) > 0 ? family() & 0xffff : 0;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        if (isIpv4()) {
            return LayerKind.IP;
        }
        if (etherType() > 0) {
            return NextHeader.ofEtherType(state, etherType());
        }
        return isIpv6() ? LayerKind.IPV6 : state.unsupported();
    }

    @Override
    void describe(Map<String, String> fields) {
        if (etherType() > 0) {
            FieldText.putEtherType(fields, etherType());
        } else {
            String name = isIpv4() ? "IPv4" : isIpv6() ? "IPv6" : "unknown";
            fields.put("family", FieldText.named(family(), name));
        }
    }
}
