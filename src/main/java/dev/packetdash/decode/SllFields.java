package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.MacAddress;

/** What both versions of the Linux cooked header share: packet types (linux/if_packet.h) and the sender's address. */
final class SllFields {
    static final int HOST = 0;
    static final int BROADCAST = 1;
    static final int MULTICAST = 2;
    static final int OTHER_HOST = 3;
    static final int OUTGOING = 4;

    private SllFields() {}

    static String text(int type) {
        return switch (type) {
            case HOST -> FieldText.named(type, "to us");
            case BROADCAST -> FieldText.named(type, "broadcast");
            case MULTICAST -> FieldText.named(type, "multicast");
            case OTHER_HOST -> FieldText.named(type, "to another host");
            case OUTGOING -> FieldText.named(type, "sent by us");
            default -> Integer.toString(type);
        };
    }

    /** The MAC address at {@code offset}; {@link MacAddress#NONE} where addresses of this link are not six bytes long. */
    static long mac(Frame frame, int addressLength, int offset) {
        return addressLength == MacAddress.LENGTH ? frame.u48(offset) : MacAddress.NONE;
    }
}
