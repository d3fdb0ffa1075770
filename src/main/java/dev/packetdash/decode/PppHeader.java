package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PPP header: the address and control fields of HDLC where they were not left out (RFC 1662, section 3.1), and the
 * protocol in two bytes or, compressed, in one (RFC 1661, section 6.5).
 */
final class PppHeader extends Header {
    private static final int IPV4 = 0x0021;
    static final int IPV6 = 0x0057;
    private static final int MPLS = 0x0281;
    private static final int MPLS_MULTICAST = 0x0283;

    static final int ADDRESS = 0xff;

    private static final int ADDRESS_AND_CONTROL_LENGTH = 2;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, 1);
        if (outcome == DecodeOutcome.COMPLETE && u8(0) == ADDRESS) {
            outcome = reach(ADDRESS_AND_CONTROL_LENGTH + 1, end);
        }
        if (outcome == DecodeOutcome.COMPLETE && !isCompressed()) {
            outcome = reach(protocolAt() + 2, end);
        }
        length = outcome == DecodeOutcome.COMPLETE ? length : 0;
        return outcome;
    }

    /** The PPP protocol number. */
    int protocol() {
        return isCompressed() ? u8(protocolAt()) : u16(protocolAt());
    }

    private int protocolAt() {
        boolean framed = length > ADDRESS_AND_CONTROL_LENGTH && u8(0) == ADDRESS;
        return framed ? ADDRESS_AND_CONTROL_LENGTH : 0;
    }

    /** Returns true where the number takes one byte: only its last byte is odd. */
    private boolean isCompressed() {
        return (u8(protocolAt()) & 1) != 0;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return switch (protocol()) {
            case IPV4, EtherType.IPV4 -> LayerKind.IP;
            case IPV6 -> LayerKind.IPV6;
            case MPLS, MPLS_MULTICAST -> LayerKind.MPLS;
            default -> state.unsupported();
        };
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("protocol", Labels.hex(protocol(), 4));
    }
}
