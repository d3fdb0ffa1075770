package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An EAPOL header (IEEE 802.1X, clause 11.3). */
final class EapolHeader extends Header {
    static final int LENGTH = 4;

    private static final int VERSION = 0;
    private static final int TYPE = 1;
    private static final int BODY_LENGTH = 2;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    private String typeName() {
        return switch (u8(TYPE)) {
            case 0 -> "EAP";
            case 1 -> "start";
            case 2 -> "logoff";
            case 3 -> "key";
            case 5 -> "MKA";
            default -> "unknown";
        };
    }

    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        state.summary.plainNetwork(NetworkClass.EAPOL);
        return super.read(state);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return state.complete();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("version", Integer.toString(u8(VERSION)));
        fields.put("type", FieldText.named(u8(TYPE), typeName()));
        fields.put("bodyLength", Integer.toString(u16(BODY_LENGTH)));
    }
}
