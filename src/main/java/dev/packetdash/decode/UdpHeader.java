package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A UDP header (RFC 768). */
final class UdpHeader extends Header {
    static final int LENGTH = 8;

    private static final int MAXIMUM_LENGTH = 0xffff;
    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    static final int DATAGRAM_LENGTH = 4;
    private static final int CHECKSUM = 6;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, LENGTH);
        boolean wrong = outcome == DecodeOutcome.COMPLETE && datagramLength() < LENGTH && !isJumbo(end);
        return wrong ? DecodeOutcome.MALFORMED : outcome;
    }

    /** Returns true for a jumbogram, whose length has no room in the field (RFC 2675, section 4). */
    private boolean isJumbo(int end) {
        return datagramLength() == 0 && end - offset > MAXIMUM_LENGTH;
    }

    /**
     * Returns the bytes behind the header that ends where decoding stands, by its own account: of the whole datagram,
     * be this its first fragment only.
     */
    static int payloadBefore(DecodeState state) {
        return state.frame.u16(state.offset - LENGTH + DATAGRAM_LENGTH) - LENGTH;
    }

    int sourcePort() {
        return u16(SOURCE_PORT);
    }

    int destinationPort() {
        return u16(DESTINATION_PORT);
    }

    /** Header and payload in bytes, of the whole datagram where this is its first fragment; 0 in a jumbogram. */
    int datagramLength() {
        return u16(DATAGRAM_LENGTH);
    }

    /** Reads the ports first, so that a cut header still has them. */
    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        state.readPorts();
        return super.read(state);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.transport();
        boolean carries = state.summary.payloadLength > 0;
        return carries ? NextHeader.ofPorts(state.summary.sourcePort, state.summary.destinationPort) : null;
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("sourcePort", Integer.toString(sourcePort()));
        fields.put("destinationPort", Integer.toString(destinationPort()));
        fields.put("length", Integer.toString(datagramLength()));
        fields.put("checksum", Labels.hex(u16(CHECKSUM), 4));
    }
}
