package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Linux cooked header, version 2.
 *
 * @see <a href="https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL2.html">LINKTYPE_LINUX_SLL2</a>
 */
final class Sll2Header extends Header {
    static final int LENGTH = 20;

    private static final int PROTOCOL = 0;
    private static final int INTERFACE = 4;
    private static final int DEVICE_TYPE = 8;
    private static final int PACKET_TYPE = 10;
    private static final int ADDRESS_LENGTH = 11;
    private static final int ADDRESS = 12;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    int protocol() {
        return u16(PROTOCOL);
    }

    long interfaceIndex() {
        return u32(INTERFACE);
    }

    int deviceType() {
        return u16(DEVICE_TYPE);
    }

    int packetType() {
        return u8(PACKET_TYPE);
    }

    /** Returns the same as {@link SllHeader#address}. */
    long address() {
        return SllFields.mac(frame, u8(ADDRESS_LENGTH), offset + ADDRESS);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.sourceMac = address();
        state.summary.sllPacketType = packetType();
        state.summary.interfaceIndex = (int) interfaceIndex();
        return SllFields.next(state, LENGTH, deviceType(), protocol());
    }

    @Override
    void describe(Map<String, String> fields) {
        FieldText.putEtherType(fields, protocol());
        fields.put("interface", Long.toString(interfaceIndex()));
        fields.put("deviceType", Integer.toString(deviceType()));
        fields.put("packetType", SllFields.text(packetType()));
        FieldText.putMac(fields, "source", address());
    }
}
