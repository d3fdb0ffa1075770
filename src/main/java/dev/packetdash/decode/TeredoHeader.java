package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The indications that may stand before the IPv6 packet in a Teredo datagram, none of them needed (RFC 4380, section
 * 5.1.1).
 */
final class TeredoHeader extends Header {
    private static final int AUTHENTICATION = 1;
    private static final int IDENTIFIER_LENGTH = 2;
    private static final int VALUE_LENGTH = 3;
    private static final int VALUES = 4;
    private static final int NONCE_AND_CONFIRMATION_LENGTH = 9;

    private static final int ORIGIN = 0;
    private static final int ORIGIN_LENGTH = 8;

    /** The prefix of all Teredo addresses (section 2.6). */
    private static final int PREFIX = 0x2001_0000;

    private static final long LINK_LOCAL_MASK = 0xffc0_0000_0000_0000L;
    private static final long LINK_LOCAL = 0xfe80_0000_0000_0000L;

    private final Ipv6Header carried = new Ipv6Header();
    private int origin;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, 0);
        if (begins(AUTHENTICATION, end)) {
            outcome = reach(VALUES, end);
            if (outcome == DecodeOutcome.COMPLETE) {
                outcome = reach(VALUES + u8(IDENTIFIER_LENGTH) + u8(VALUE_LENGTH) + NONCE_AND_CONFIRMATION_LENGTH, end);
            }
        }
        origin = length;
        if (outcome == DecodeOutcome.COMPLETE && begins(ORIGIN, end)) {
            outcome = reach(origin + ORIGIN_LENGTH, end);
        }
        return outcome;
    }

    private boolean begins(int indication, int end) {
        int there = Math.min(end, frame.capturedLength()) - offset - length;
        return there >= Short.BYTES && u16(length) == indication;
    }

    /** Returns true where a packet is such as Teredo carries: one end has a Teredo address, or has none yet. */
    private static boolean isCarried(Ipv6Header packet) {
        return packet.sourceHigh() >>> Integer.SIZE == PREFIX
                || packet.destinationHigh() >>> Integer.SIZE == PREFIX
                || (packet.sourceHigh() & LINK_LOCAL_MASK) == LINK_LOCAL;
    }

    /** Others may use the port: reads nothing where no IPv6 packet such as Teredo carries fits in the datagram. */
    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        DecodeOutcome outcome = wrap(state.frame, state.offset, state.end);
        int packet = state.offset + length;
        int rest = UdpHeader.payloadBefore(state) - length - Ipv6Header.LENGTH;
        boolean carries = outcome == DecodeOutcome.COMPLETE
                && carried.wrap(state.frame, packet, state.end) == DecodeOutcome.COMPLETE
                && carried.payloadLength() <= rest
                && isCarried(carried);
        return carries ? next(state) : null;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.encapsulated(Encapsulation.TEREDO);
        state.summary.layer(LayerKind.TEREDO, offset, length);
        state.offset += length;
        return LayerKind.IPV6;
    }

    @Override
    void describe(Map<String, String> fields) {
        if (origin > 0) {
            fields.put("identifierLength", Integer.toString(u8(IDENTIFIER_LENGTH)));
            fields.put("authenticationLength", Integer.toString(u8(VALUE_LENGTH)));
        }
        if (length > origin) {
            // Their bits are inverted, so that no translator changes them on the way.
            fields.put("originPort", Integer.toString(~u16(origin + 2) & 0xffff));
            fields.put("originAddress", Labels.hex(~(int) u32(origin + 4), 8));
        }
    }
}
