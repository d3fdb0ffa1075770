package dev.packetdash.decode;

import dev.packetdash.net.IpProtocol;
import java.util.Map;

/** A hop-by-hop or destination options header (RFC 8200, sections 4.3 and 4.6). */
final class Ipv6OptionsHeader extends Ipv6ExtensionHeader {

    private static final int OPTIONS = 2;

    @Override
    void describe(Map<String, String> fields) {
        fields.put("nextHeader", FieldText.named(nextHeader(), IpProtocol.name(nextHeader())));
        fields.put("headerLength", Integer.toString(length));
        OptionFormat.COUNTING_DATA.describe(this, OPTIONS, Ipv6OptionsHeader::optionName, fields);
    }

    /** IANA IPv6 destination options and hop-by-hop options. */
    private static String optionName(int type) {
        return switch (type) {
            case 0 -> "pad1";
            case 1 -> "padN";
            case 4 -> "tunnelLimit";
            case 5 -> "routerAlert";
            case 0xc2 -> "jumboPayload";
            case 0xc9 -> "homeAddress";
            default -> Integer.toString(type);
        };
    }
}
