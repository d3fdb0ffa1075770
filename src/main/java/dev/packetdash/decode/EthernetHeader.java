package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.MacAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Ethernet II or 802.3 header (IEEE 802.3, clause 3.1). */
final class EthernetHeader extends Header {
    static final int LENGTH = 14;

    static final int DESTINATION = 0;
    static final int SOURCE = 6;
    static final int ETHER_TYPE = 12;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    long destination() {
        return frame.u48(offset + DESTINATION);
    }

    long source() {
        return frame.u48(offset + SOURCE);
    }

    /** An EtherType, or up to {@link EtherType#MAXIMUM_LENGTH} the length of the LLC frame that follows. */
    int etherType() {
        return u16(ETHER_TYPE);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        if (offset == 0) {
            state.summary.sourceMac = source();
            state.summary.destinationMac = destination();
        }
        return NextHeader.ofTypeOrLength(state, etherType());
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("destination", MacAddress.text(destination()));
        fields.put("source", MacAddress.text(source()));
        FieldText.putEtherType(fields, etherType());
    }
}
