package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SCTP common header; chunks stay unread (RFC 9260, section 3.1). */
final class SctpHeader extends Header {
    static final int LENGTH = 12;

    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int VERIFICATION_TAG = 4;
    private static final int CHECKSUM = 8;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.sourcePort = u16(SOURCE_PORT);
        state.summary.destinationPort = u16(DESTINATION_PORT);
        return state.transport();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("sourcePort", Integer.toString(u16(SOURCE_PORT)));
        fields.put("destinationPort", Integer.toString(u16(DESTINATION_PORT)));
        fields.put("verificationTag", Labels.hex((int) u32(VERIFICATION_TAG), 8));
        fields.put("checksum", Labels.hex((int) u32(CHECKSUM), 8));
    }
}
