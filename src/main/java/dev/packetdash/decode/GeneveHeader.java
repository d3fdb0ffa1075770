package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Geneve header with its options, which stay unread (RFC 8926, section 3.4). */
final class GeneveHeader extends Header {
    static final int MINIMUM_LENGTH = 8;

    /** The options in units of four bytes, below two bits of version. */
    private static final int VERSION_AND_LENGTH = 0;

    private static final int PROTOCOL_TYPE = 2;
    private static final int NETWORK = 4;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, MINIMUM_LENGTH);
        return outcome == DecodeOutcome.COMPLETE ? reach(MINIMUM_LENGTH + optionsLength(), end) : outcome;
    }

    int optionsLength() {
        return (u8(VERSION_AND_LENGTH) & 0x3f) << 2;
    }

    /** An EtherType. */
    int protocolType() {
        return u16(PROTOCOL_TYPE);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.encapsulated(Encapsulation.GENEVE);
        return NextHeader.ofEtherType(state, protocolType());
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("version", Integer.toString(u8(VERSION_AND_LENGTH) >>> 6));
        fields.put("optionsLength", Integer.toString(optionsLength()));
        fields.put("protocolType", FieldText.etherType(protocolType()));
        fields.put("networkIdentifier", Long.toString(u32(NETWORK) >>> 8));
    }
}
