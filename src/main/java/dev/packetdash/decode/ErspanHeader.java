package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ERSPAN header of type II or III; type I has none (draft-foschiano-erspan-03, section 4). */
final class ErspanHeader extends Header {
    private static final int VERSION_AND_VLAN = 0;
    private static final int SESSION = 2;
    private static final int FLAGS = 11;

    private static final int TYPE_II_LENGTH = 8;
    private static final int TYPE_III_LENGTH = 12;
    private static final int TYPE_II = 1;
    private static final int TYPE_III = 2;
    private static final int PLATFORM_LENGTH = 8;
    private static final int PLATFORM_PRESENT = 1;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, TYPE_II_LENGTH);
        if (outcome != DecodeOutcome.COMPLETE || version() != TYPE_III) {
            return outcome;
        }
        outcome = reach(TYPE_III_LENGTH, end);
        boolean platform = outcome == DecodeOutcome.COMPLETE && (u8(FLAGS) & PLATFORM_PRESENT) != 0;
        return platform ? reach(TYPE_III_LENGTH + PLATFORM_LENGTH, end) : outcome;
    }

    private boolean isKnown() {
        return version() == TYPE_II || version() == TYPE_III;
    }

    /** One less than the type. */
    int version() {
        return u8(VERSION_AND_VLAN) >>> 4;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return isKnown() ? LayerKind.ETH : state.unsupportedTunnel();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("version", Integer.toString(version()));
        fields.put("vlanId", Integer.toString(u16(VERSION_AND_VLAN) & 0x0fff));
        fields.put("session", Integer.toString(u16(SESSION) & 0x03ff));
    }
}
