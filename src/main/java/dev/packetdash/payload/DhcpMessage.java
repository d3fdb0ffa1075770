package dev.packetdash.payload;

import dev.packetdash.decode.PacketSummary;
import java.util.Map;
import java.util.Optional;

/**
 * The message type of DHCP over IPv4 (RFC 2132, section 9.6).
 *
 * @param type 1 to 8 are DISCOVER to INFORM; 0 for BOOTP, which has none
 */
public record DhcpMessage(int type) {
    private static final int COOKIE_AT = 236;
    private static final long COOKIE = 0x6382_5363L;
    private static final int MESSAGE_TYPE = 53;
    private static final int PAD = 0;
    private static final int END = 255;

    private static final String[] NAMES = {
        "BOOTP", "DISCOVER", "OFFER", "REQUEST", "DECLINE", "ACK", "NAK", "RELEASE", "INFORM"
    };

    /** What the packet says where it is UDP to or from a DHCP port; reads the payload and allocates. */
    public static Optional<DhcpMessage> read(PacketSummary packet) {
        if (ApplicationProtocol.of(packet) != ApplicationProtocol.DHCP) {
            return Optional.empty();
        }
        PayloadReader in = new PayloadReader(packet);
        in.skip(COOKIE_AT);
        if (in.isExhausted()) {
            return Optional.empty();
        }
        return Optional.of(new DhcpMessage(in.u32() == COOKIE ? messageType(in) : 0));
    }

    private static int messageType(PayloadReader in) {
        int option = in.u8();
        while (option != END && !in.isExhausted()) {
            int length = option == PAD ? 0 : in.u8();
            if (option == MESSAGE_TYPE) {
                return in.u8();
            }
            in.skip(length);
            option = in.u8();
        }
        return 0;
    }

    public String typeName() {
        return type < NAMES.length ? NAMES[type] : Integer.toString(type);
    }

    void describe(Map<String, String> fields) {
        fields.put("messageType", typeName());
    }
}
