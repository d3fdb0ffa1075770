package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of an MPLS label stack (RFC 3032, section 2.1). */
final class MplsHeader extends Header {
    static final int LENGTH = 4;
    /** The label behind which an associated channel follows, no packet (RFC 5586). */
    private static final int ASSOCIATED_CHANNEL = 13;

    private static final int LABEL = 0;
    private static final int CLASS_AND_BOTTOM = 2;
    private static final int TIME_TO_LIVE = 3;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    int label() {
        return (int) (u32(LABEL) >>> 12);
    }

    /** Returns true for the last entry of the stack. */
    boolean isBottom() {
        return (u8(CLASS_AND_BOTTOM) & 1) != 0;
    }

    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        state.summary.plainNetwork(NetworkClass.MPLS);
        return super.read(state);
    }

    /** The first bits behind the stack say what follows; those of IP never begin a pseudowire (RFC 4928). */
    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.encapsulated(Encapsulation.MPLS);
        if (!isBottom()) {
            return LayerKind.MPLS;
        }
        if (label() == ASSOCIATED_CHANNEL) {
            return state.unsupportedTunnel();
        }
        boolean pseudowire = state.holds(1) && state.frame.u8(state.offset) >>> 4 == 0;
        return pseudowire
                ? LayerKind.PWETHCW
                : NextHeader.ofVersion(state, DecodeLayer.ENCAPSULATION, DecodeOutcome.UNSUPPORTED);
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("label", Integer.toString(label()));
        fields.put("trafficClass", Integer.toString(u8(CLASS_AND_BOTTOM) >>> 1 & 7));
        fields.put("bottomOfStack", Boolean.toString(isBottom()));
        fields.put("timeToLive", Integer.toString(u8(TIME_TO_LIVE)));
    }
}
