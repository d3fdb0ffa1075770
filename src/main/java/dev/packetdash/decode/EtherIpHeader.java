package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An EtherIP header (RFC 3378, section 3). */
final class EtherIpHeader extends Header {
    static final int LENGTH = 2;

    private static final int VERSION = 0;
    private static final int ONLY_VERSION = 3;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    private boolean isKnown() {
        return version() == ONLY_VERSION;
    }

    int version() {
        return u8(VERSION) >>> 4;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return isKnown() ? LayerKind.ETH : state.unsupportedTunnel();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("version", Integer.toString(version()));
    }
}
