package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of an ICMP or ICMPv6 message, which have the same shape and other numbers (RFC 792; RFC 4443, section
 * 2.1).
 */
final class IcmpHeader extends Header {
    /** Every message has four bytes after the checksum that its type gives a meaning. */
    static final int LENGTH = 8;

    private static final int TYPE = 0;
    private static final int CODE = 1;
    private static final int CHECKSUM = 2;
    private static final int REST = 4;

    private final boolean version6;

    IcmpHeader(boolean version6) {
        this.version6 = version6;
    }

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    int type() {
        return u8(TYPE);
    }

    int code() {
        return u8(CODE);
    }

    IcmpMessage message() {
        return version6 ? IcmpMessage.ofIcmpv6(type()) : IcmpMessage.ofIcmp(type(), code());
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.icmpMessage = message();
        state.summary.icmpType = type();
        state.summary.quoted.at(state.frame, state.offset);
        return state.transport();
    }

    @Override
    void describe(Map<String, String> fields) {
        IcmpMessage message = message();
        fields.put("type", FieldText.named(type(), Labels.label(message)));
        fields.put("code", Integer.toString(code()));
        fields.put("checksum", Labels.hex(u16(CHECKSUM), 4));
        switch (message) {
            case ECHO_REQUEST, ECHO_REPLY -> {
                fields.put("identifier", Integer.toString(u16(REST)));
                fields.put("sequence", Integer.toString(u16(REST + 2)));
            }
            // RFC 1191 leaves the first two bytes unused.
            case PACKET_TOO_BIG -> fields.put("mtu", Long.toString(version6 ? u32(REST) : u16(REST + 2)));
            default -> {}
        }
    }
}
