package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PPPoE header, of the discovery or the session stage (RFC 2516, section 4). */
final class PppoeHeader extends Header {
    static final int LENGTH = 6;

    private static final int VERSION_AND_TYPE = 0;
    private static final int CODE = 1;
    private static final int SESSION = 2;
    private static final int PAYLOAD_LENGTH = 4;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    int session() {
        return u16(SESSION);
    }

    /** Bytes after this header. */
    int payloadLength() {
        return u16(PAYLOAD_LENGTH);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        if (state.kind == LayerKind.PPPOED) {
            return state.complete();
        }
        state.summary.encapsulated(Encapsulation.PPPOE);
        state.limit(state.offset + payloadLength());
        return LayerKind.PPP;
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("version", Integer.toString(u8(VERSION_AND_TYPE) >>> 4));
        fields.put("type", Integer.toString(u8(VERSION_AND_TYPE) & 0xf));
        fields.put("code", Labels.hex(u8(CODE), 2));
        fields.put("session", Labels.hex(session(), 4));
        fields.put("payloadLength", Integer.toString(payloadLength()));
    }
}
