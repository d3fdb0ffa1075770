package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fixed part of a VRRP advertisement, which versions 2 and 3 share, or of a CARP one (RFC 3768, section 5.1; RFC
 * 9568, section 5.1).
 */
final class VrrpHeader extends Header {
    static final int LENGTH = 8;

    private static final int VERSION_AND_TYPE = 0;
    private static final int ROUTER = 1;
    private static final int PRIORITY = 2;
    private static final int ADDRESS_COUNT = 3;
    private static final int CHECKSUM = 6;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return state.transport();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("version", Integer.toString(u8(VERSION_AND_TYPE) >>> 4));
        fields.put("type", Integer.toString(u8(VERSION_AND_TYPE) & 0xf));
        fields.put("virtualRouter", Integer.toString(u8(ROUTER)));
        fields.put("priority", Integer.toString(u8(PRIORITY)));
        fields.put("addressCount", Integer.toString(u8(ADDRESS_COUNT)));
        fields.put("checksum", Labels.hex(u16(CHECKSUM), 4));
    }
}
