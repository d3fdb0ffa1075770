package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.MacAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first field of an LLDP frame, which names the sender; the others stay unread (IEEE 802.1AB, clause 8.5.2). */
final class LldpHeader extends Header {
    private static final int TYPE_AND_LENGTH = 0;
    private static final int SUBTYPE = 2;
    private static final int IDENTIFIER = 3;

    private static final int CHASSIS = 1;
    private static final int BY_MAC = 4;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, IDENTIFIER);
        if (outcome != DecodeOutcome.COMPLETE) {
            return outcome;
        }
        boolean chassis = u16(TYPE_AND_LENGTH) >>> 9 == CHASSIS && chassisLength() > 0;
        return chassis ? reach(SUBTYPE + chassisLength(), end) : reject();
    }

    /** Subtype and identifier in bytes. */
    private int chassisLength() {
        return u16(TYPE_AND_LENGTH) & 0x1ff;
    }

    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        state.summary.plainNetwork(NetworkClass.LLDP);
        return super.read(state);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return state.complete();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("chassisSubtype", Integer.toString(u8(SUBTYPE)));
        if (u8(SUBTYPE) == BY_MAC && length == IDENTIFIER + MacAddress.LENGTH) {
            fields.put("chassis", MacAddress.text(frame.u48(offset + IDENTIFIER)));
        }
    }
}
