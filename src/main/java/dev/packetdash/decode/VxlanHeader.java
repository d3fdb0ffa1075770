package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;

/** A VXLAN header (RFC 7348, section 5). */
final class VxlanHeader extends Header {
    static final int LENGTH = 8;

    private static final int FLAGS = 0;
    private static final int NETWORK = 4;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("flags", Labels.hex(u8(FLAGS), 2));
        fields.put("networkIdentifier", Long.toString(u32(NETWORK) >>> 8));
    }
}
