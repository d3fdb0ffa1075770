package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The control word before Ethernet in a pseudowire (RFC 4448, section 4.6). */
final class PseudowireHeader extends Header {
    static final int LENGTH = 4;

    private static final int RESERVED = 0;
    private static final int SEQUENCE = 2;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    /**
     * Returns false where these bytes are no control word but already a MAC address: the first 16 bits of a control
     * word are 0.
     */
    boolean isControlWord() {
        return u16(RESERVED) == 0;
    }

    /** Reads nothing where the Ethernet frame begins at once. */
    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        DecodeOutcome outcome = wrap(state.frame, state.offset, state.end);
        boolean absent = outcome == DecodeOutcome.COMPLETE && !isControlWord();
        return absent || state.passed(this, outcome) ? next(state) : null;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return LayerKind.ETH;
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("sequence", Integer.toString(u16(SEQUENCE)));
    }
}
