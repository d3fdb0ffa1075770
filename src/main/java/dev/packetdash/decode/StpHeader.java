package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import dev.packetdash.net.MacAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A spanning-tree BPDU up to the timers, of any version, or a topology change notice (IEEE 802.1D, clause 9.3). */
final class StpHeader extends Header {
    /** The group address that bridges send to. */
    static final long GROUP = 0x0180_c200_0000L;

    private static final int PROTOCOL = 0;
    private static final int VERSION = 2;
    private static final int TYPE = 3;
    private static final int FLAGS = 4;
    private static final int ROOT = 5;
    private static final int ROOT_COST = 13;
    private static final int BRIDGE = 17;
    private static final int PORT = 25;

    private static final int MINIMUM_LENGTH = 4;
    private static final int LENGTH = 35;
    private static final int TOPOLOGY_CHANGE = 0x80;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, MINIMUM_LENGTH);
        if (outcome != DecodeOutcome.COMPLETE) {
            return outcome;
        }
        if (u16(PROTOCOL) != 0) {
            return reject();
        }
        return u8(TYPE) == TOPOLOGY_CHANGE ? outcome : reach(LENGTH, end);
    }

    /** Priority and MAC address. */
    private String bridge(int field) {
        return u16(field) + "/" + MacAddress.text(frame.u48(offset + field + 2));
    }

    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        state.summary.plainNetwork(NetworkClass.STP);
        return super.read(state);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return state.complete();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("version", Integer.toString(u8(VERSION)));
        fields.put("type", Labels.hex(u8(TYPE), 2));
        if (length == LENGTH) {
            fields.put("flags", Labels.hex(u8(FLAGS), 2));
            fields.put("root", bridge(ROOT));
            fields.put("rootCost", Long.toString(u32(ROOT_COST)));
            fields.put("bridge", bridge(BRIDGE));
            fields.put("port", Labels.hex(u16(PORT), 4));
        }
    }
}
