package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpProtocol;
import java.util.Map;

/** A routing header of any type; its addresses stay unread (RFC 8200, section 4.4). */
final class Ipv6RoutingHeader extends Header {
    private static final int NEXT_HEADER = 0;
    /** In units of eight bytes, the first eight not counted. */
    private static final int HEADER_LENGTH = 1;

    private static final int ROUTING_TYPE = 2;
    private static final int SEGMENTS_LEFT = 3;
    private static final int UNIT = 8;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, UNIT);
        return outcome == DecodeOutcome.COMPLETE ? reach(UNIT + u8(HEADER_LENGTH) * UNIT, end) : outcome;
    }

    int nextHeader() {
        return u8(NEXT_HEADER);
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("nextHeader", FieldText.named(nextHeader(), IpProtocol.name(nextHeader())));
        fields.put("headerLength", Integer.toString(length));
        fields.put("routingType", Integer.toString(u8(ROUTING_TYPE)));
        fields.put("segmentsLeft", Integer.toString(u8(SEGMENTS_LEFT)));
    }
}
