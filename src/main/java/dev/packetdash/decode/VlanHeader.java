package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A VLAN tag, without the EtherType before it that announces it (IEEE 802.1Q, clause 9.6). */
final class VlanHeader extends Header {
    static final int LENGTH = 4;

    private static final int TAG_CONTROL = 0;
    static final int ETHER_TYPE = 2;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    int priority() {
        return u16(TAG_CONTROL) >>> 13;
    }

    boolean dropEligible() {
        return (u16(TAG_CONTROL) & 0x1000) != 0;
    }

    int vlanId() {
        return u16(TAG_CONTROL) & 0x0fff;
    }

    /** Returns the same as {@link EthernetHeader#etherType}. */
    int etherType() {
        return u16(ETHER_TYPE);
    }

    /** The EtherType before the tag announces it, so that it counts even where it is cut. */
    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        state.summary.vlanTag();
        return super.read(state);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        boolean more = state.summary.sllPacketType >= 0 && CookedTags.precede(state, etherType());
        return more ? LayerKind.VLAN : NextHeader.ofTypeOrLength(state, etherType());
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("priority", Integer.toString(priority()));
        fields.put("dropEligible", Boolean.toString(dropEligible()));
        fields.put("vlanId", Integer.toString(vlanId()));
        FieldText.putEtherType(fields, etherType());
    }
}
