package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;

/** A UDP header (RFC 768). */
final class UdpHeader extends Header {
    static final int LENGTH = 8;

    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    static final int DATAGRAM_LENGTH = 4;
    private static final int CHECKSUM = 6;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, LENGTH);
        boolean tooShort = outcome == DecodeOutcome.COMPLETE && datagramLength() < LENGTH;
        return tooShort ? DecodeOutcome.MALFORMED : outcome;
    }

    int sourcePort() {
        return u16(SOURCE_PORT);
    }

    int destinationPort() {
        return u16(DESTINATION_PORT);
    }

    /** Header and payload in bytes, of the whole datagram where this is its first fragment. */
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
