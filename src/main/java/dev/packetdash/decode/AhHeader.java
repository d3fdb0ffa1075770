package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An authentication header; what it authenticates stays unread (RFC 4302, section 2). */
final class AhHeader extends Header {
    static final int MINIMUM_LENGTH = 12;

    private static final int NEXT_HEADER = 0;
    /** The length in units of four bytes, the first eight not counted. */
    private static final int HEADER_LENGTH = 1;

    private static final int SECURITY_PARAMETERS = 4;
    private static final int SEQUENCE = 8;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, MINIMUM_LENGTH);
        if (outcome != DecodeOutcome.COMPLETE) {
            return outcome;
        }
        return headerLength() < MINIMUM_LENGTH ? DecodeOutcome.MALFORMED : reach(headerLength(), end);
    }

    int headerLength() {
        return u8(HEADER_LENGTH) + 2 << 2;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return state.transport();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("nextHeader", FieldText.named(u8(NEXT_HEADER), IpProtocol.name(u8(NEXT_HEADER))));
        fields.put("headerLength", Integer.toString(headerLength()));
        fields.put("securityParametersIndex", Labels.hex((int) u32(SECURITY_PARAMETERS), 8));
        fields.put("sequence", Long.toString(u32(SEQUENCE)));
    }
}
