package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PIM header (RFC 7761, section 4.9). */
final class PimHeader extends Header {
    static final int LENGTH = 4;

    private static final int VERSION_AND_TYPE = 0;
    private static final int CHECKSUM = 2;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    int type() {
        return u8(VERSION_AND_TYPE) & 0xf;
    }

    /** IANA PIM message types. */
    private String typeName() {
        return switch (type()) {
            case 0 -> "hello";
            case 1 -> "register";
            case 2 -> "register stop";
            case 3 -> "join/prune";
            case 4 -> "bootstrap";
            case 5 -> "assert";
            case 8 -> "candidate rendezvous point";
            default -> "unknown";
        };
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return state.transport();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("version", Integer.toString(u8(VERSION_AND_TYPE) >>> 4));
        fields.put("type", FieldText.named(type(), typeName()));
        fields.put("checksum", Labels.hex(u16(CHECKSUM), 4));
    }
}
