package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of an OSPF packet, which versions 2 and 3 share but for its end (RFC 2328, section A.3.1; RFC 5340,
 * section A.3.1).
 */
final class OspfHeader extends Header {
    private static final int VERSION = 0;
    private static final int TYPE = 1;
    private static final int PACKET_LENGTH = 2;
    private static final int ROUTER = 4;
    private static final int AREA = 8;
    private static final int CHECKSUM = 12;

    /** The length in version 3; version 2 has eight bytes of authentication more. */
    private static final int MINIMUM_LENGTH = 16;

    private static final int VERSION_2_LENGTH = 24;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, MINIMUM_LENGTH);
        boolean longer = outcome == DecodeOutcome.COMPLETE && u8(VERSION) == 2;
        return longer ? reach(VERSION_2_LENGTH, end) : outcome;
    }

    private String typeName() {
        return switch (u8(TYPE)) {
            case 1 -> "hello";
            case 2 -> "database description";
            case 3 -> "link state request";
            case 4 -> "link state update";
            case 5 -> "link state acknowledgment";
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
        fields.put("version", Integer.toString(u8(VERSION)));
        fields.put("type", FieldText.named(u8(TYPE), typeName()));
        fields.put("packetLength", Integer.toString(u16(PACKET_LENGTH)));
        fields.put("router", IpAddress.ipv4(frame.i32(offset + ROUTER)).toString());
        fields.put("area", IpAddress.ipv4(frame.i32(offset + AREA)).toString());
        fields.put("checksum", Labels.hex(u16(CHECKSUM), 4));
    }
}
