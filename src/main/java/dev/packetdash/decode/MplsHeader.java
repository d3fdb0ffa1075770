package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;

/** One entry of an MPLS label stack (RFC 3032, section 2.1). */
final class MplsHeader extends Header {
    static final int LENGTH = 4;
    /** The label behind which an associated channel follows, no packet (RFC 5586). */
    static final int ASSOCIATED_CHANNEL = 13;

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

    /** True for the last entry of the stack. */
    boolean isBottom() {
        return (u8(CLASS_AND_BOTTOM) & 1) != 0;
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("label", Integer.toString(label()));
        fields.put("trafficClass", Integer.toString(u8(CLASS_AND_BOTTOM) >>> 1 & 7));
        fields.put("bottomOfStack", Boolean.toString(isBottom()));
        fields.put("timeToLive", Integer.toString(u8(TIME_TO_LIVE)));
    }
}
