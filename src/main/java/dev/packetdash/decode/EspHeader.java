package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of an ESP header that is not encrypted (RFC 4303, section 2). */
final class EspHeader extends Header {
    static final int LENGTH = 8;

    private static final int SECURITY_PARAMETERS = 0;
    private static final int SEQUENCE = 4;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return state.transport();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("securityParametersIndex", Labels.hex((int) u32(SECURITY_PARAMETERS), 8));
        fields.put("sequence", Long.toString(u32(SEQUENCE)));
    }
}
