package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Linux cooked header, version 1.
 *
 * @see <a href="https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL.html">LINKTYPE_LINUX_SLL</a>
 */
final class SllHeader extends Header {
    static final int LENGTH = 16;

    private static final int PACKET_TYPE = 0;
    private static final int DEVICE_TYPE = 2;
    private static final int ADDRESS_LENGTH = 4;
    private static final int ADDRESS = 6;
    private static final int PROTOCOL = 14;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    int packetType() {
        return u16(PACKET_TYPE);
    }

    int deviceType() {
        return u16(DEVICE_TYPE);
    }

    /** The sender's MAC address; {@link dev.packetdash.net.MacAddress#NONE} where its link has another kind. */
    long address() {
        return SllFields.mac(frame, u16(ADDRESS_LENGTH), offset + ADDRESS);
    }

    int protocol() {
        return u16(PROTOCOL);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.sourceMac = address();
        state.summary.sllPacketType = packetType();
        return SllFields.next(state, LENGTH, deviceType(), protocol());
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("packetType", SllFields.text(packetType()));
        fields.put("deviceType", Integer.toString(deviceType()));
        FieldText.putMac(fields, "source", address());
        FieldText.putEtherType(fields, protocol());
    }
}
