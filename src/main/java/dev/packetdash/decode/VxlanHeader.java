package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;

/**
 * A VXLAN header (RFC 7348, section 5), or one of the generic protocol extension (draft-ietf-nvo3-vxlan-gpe-13, section
 * 3).
 */
final class VxlanHeader extends Header {
    static final int LENGTH = 8;

    /** What the extension says of the payload. */
    static final int IPV4 = 1;

    static final int IPV6 = 2;
    static final int ETHERNET = 3;
    static final int MPLS = 5;

    private static final int FLAGS = 0;
    private static final int NEXT_PROTOCOL = 3;
    private static final int NETWORK = 4;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    /** Means something in the extension only. */
    int nextProtocol() {
        return u8(NEXT_PROTOCOL);
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("flags", Labels.hex(u8(FLAGS), 2));
        fields.put("networkIdentifier", Long.toString(u32(NETWORK) >>> 8));
    }
}
