package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A VXLAN header (RFC 7348, section 5), or one of the generic protocol extension (draft-ietf-nvo3-vxlan-gpe-13, section
 * 3).
 */
final class VxlanHeader extends Header {
    /** The port of the generic protocol extension. */
    static final int GENERIC_PORT = 4790;

    private static final int LENGTH = 8;

    /** What the extension says of the payload. */
    private static final int IPV4 = 1;

    private static final int IPV6 = 2;
    private static final int ETHERNET = 3;
    private static final int MPLS = 5;

    private static final int FLAGS = 0;
    private static final int NEXT_PROTOCOL = 3;
    private static final int NETWORK = 4;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    /** Returns what follows, in the extension only. */
    int nextProtocol() {
        return u8(NEXT_PROTOCOL);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.encapsulated(Encapsulation.VXLAN);
        boolean generic = state.summary.destinationPort == GENERIC_PORT || state.summary.sourcePort == GENERIC_PORT;
        if (!generic) {
            return LayerKind.ETH;
        }
        return switch (nextProtocol()) {
            case IPV4 -> LayerKind.IP;
            case IPV6 -> LayerKind.IPV6;
            case ETHERNET -> LayerKind.ETH;
            case MPLS -> LayerKind.MPLS;
            default -> state.unsupportedTunnel();
        };
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("flags", Labels.hex(u8(FLAGS), 2));
        fields.put("networkIdentifier", Long.toString(u32(NETWORK) >>> 8));
    }
}
