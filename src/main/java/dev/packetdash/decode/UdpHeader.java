package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;

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

    /** True where there is no room for the length of what goes on to the end of the packet (RFC 2675, section 4). */
    private boolean isJumbo(int end) {
        return datagramLength() == 0 && end - offset > MAXIMUM_LENGTH;
    }

    /** What the header that ends at {@code end} says. */
    static int lengthBefore(Frame frame, int end) {
        return frame.u16(end - LENGTH + DATAGRAM_LENGTH);
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

    @Override
    void describe(Map<String, String> fields) {
        fields.put("sourcePort", Integer.toString(sourcePort()));
        fields.put("destinationPort", Integer.toString(destinationPort()));
        fields.put("length", Integer.toString(datagramLength()));
        fields.put("checksum", Labels.hex(u16(CHECKSUM), 4));
    }
}
