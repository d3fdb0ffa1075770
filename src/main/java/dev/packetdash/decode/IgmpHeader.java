package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An IGMP message of any version; the records of version 3 stay unread (RFC 2236, section 2; RFC 3376, section 4). */
final class IgmpHeader extends Header {
    static final int LENGTH = 8;

    private static final int TYPE = 0;
    private static final int MAXIMUM_RESPONSE = 1;
    private static final int CHECKSUM = 2;
    private static final int GROUP = 4;

    private static final int REPORT_3 = 0x22;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    int type() {
        return u8(TYPE);
    }

    /** IANA IGMP type numbers. */
    private String typeName() {
        return switch (type()) {
            case 0x11 -> "membership query";
            case 0x12 -> "membership report 1";
            case 0x13 -> "DVMRP";
            case 0x16 -> "membership report 2";
            case 0x17 -> "leave group";
            case REPORT_3 -> "membership report 3";
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
        fields.put("type", FieldText.named(type(), typeName()));
        fields.put("maximumResponse", Integer.toString(u8(MAXIMUM_RESPONSE)));
        fields.put("checksum", Labels.hex(u16(CHECKSUM), 4));
        if (type() == REPORT_3) {
            fields.put("groupRecords", Integer.toString(u16(GROUP + 2)));
        } else {
            fields.put("group", IpAddress.ipv4(frame.i32(offset + GROUP)).toString());
        }
    }
}
