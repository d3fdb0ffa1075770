package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Cisco HDLC header.
 *
 * @see <a href="https://www.tcpdump.org/linktypes.html">LINKTYPE_C_HDLC</a>
 */
final class ChdlcHeader extends Header {
    static final int LENGTH = 4;
    /** A keep-alive, by the number that is RARP elsewhere. */
    static final int SLARP = 0x8035;

    private static final int ADDRESS = 0;
    private static final int CONTROL = 1;
    private static final int PROTOCOL = 2;

    private static final int UNICAST = 0x0f;
    private static final int MULTICAST = 0x8f;

    /** Returns true where a frame that may as well be PPP begins with an address of this header. */
    static boolean isAddress(int firstByte) {
        return firstByte == UNICAST || firstByte == MULTICAST;
    }

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    /** An EtherType, but for {@link #SLARP}. */
    int protocol() {
        return u16(PROTOCOL);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return switch (protocol()) {
            case EtherType.IPV4 -> LayerKind.IP;
            case EtherType.IPV6 -> LayerKind.IPV6;
            case EtherType.MPLS, EtherType.MPLS_MULTICAST -> LayerKind.MPLS;
            default -> state.unsupported();
        };
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("address", Labels.hex(u8(ADDRESS), 2));
        fields.put("control", Labels.hex(u8(CONTROL), 2));
        fields.put("protocol", protocol() == SLARP ? "0x8035 (SLARP)" : FieldText.etherType(protocol()));
    }
}
