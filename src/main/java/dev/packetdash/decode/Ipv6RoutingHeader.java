package dev.packetdash.decode;

import dev.packetdash.net.IpProtocol;
import java.util.Map;

/** A routing header of any type; its addresses stay unread (RFC 8200, section 4.4). */
final class Ipv6RoutingHeader extends Ipv6ExtensionHeader {

    private static final int ROUTING_TYPE = 2;
    private static final int SEGMENTS_LEFT = 3;

    @Override
    void describe(Map<String, String> fields) {
        fields.put("nextHeader", FieldText.named(nextHeader(), IpProtocol.name(nextHeader())));
        fields.put("headerLength", Integer.toString(length));
        fields.put("routingType", Integer.toString(u8(ROUTING_TYPE)));
        fields.put("segmentsLeft", Integer.toString(u8(SEGMENTS_LEFT)));
    }
}
