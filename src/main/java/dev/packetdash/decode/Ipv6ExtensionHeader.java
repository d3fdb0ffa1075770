package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import org.jspecify.annotations.Nullable;

/** An extension header that begins with the next header's number and its own length (RFC 8200, section 4). */
abstract class Ipv6ExtensionHeader extends Header {
    private static final int NEXT_HEADER = 0;
    /** The length in units of eight bytes, the first eight not counted. */
    private static final int HEADER_LENGTH = 1;

    private static final int UNIT = 8;

    @Override
    final DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, UNIT);
        return outcome == DecodeOutcome.COMPLETE ? reach(UNIT + u8(HEADER_LENGTH) * UNIT, end) : outcome;
    }

    final int nextHeader() {
        return u8(NEXT_HEADER);
    }

    /** Takes the next header's number from a header that is cut behind its length, too. */
    @Override
    final @Nullable LayerKind read(DecodeState state) {
        DecodeOutcome outcome = wrap(state.frame, state.offset, state.end);
        if (outcome != DecodeOutcome.COMPLETE && state.holds(Short.BYTES)) {
            state.summary.ipv6Protocol(nextHeader());
        }
        return state.passed(this, outcome) ? next(state) : null;
    }

    @Override
    final @Nullable LayerKind next(DecodeState state) {
        return NextHeader.ofNextHeader(state, nextHeader());
    }
}
