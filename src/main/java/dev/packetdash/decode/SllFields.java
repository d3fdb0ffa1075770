package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * What both versions of the Linux cooked header share: packet types (linux/if_packet.h), device types and the sender's
 * address.
 */
final class SllFields {
    static final int HOST = 0;
    static final int BROADCAST = 1;
    static final int MULTICAST = 2;
    static final int OTHER_HOST = 3;
    static final int OUTGOING = 4;

    /** Device types of linux/if_arp.h. */
    private static final int ARPHRD_ETHER = 1;

    private static final int ARPHRD_LOOPBACK = 772;

    /** Messages between kernel and programs, whose protocol is no EtherType. */
    private static final int ARPHRD_NETLINK = 824;
    /** The protocol of a packet that begins with an LLC header (linux/if_ether.h). */
    private static final int ETH_P_802_2 = 4;

    private SllFields() {}

    /** Takes the packet for one with the link's own header, and says what follows the cooked one. */
    static @Nullable LayerKind next(DecodeState state, int headerLength, int deviceType, int protocol) {
        state.summary.resize(linkHeaderLength(deviceType) - headerLength);
        if (deviceType == ARPHRD_NETLINK) {
            return state.unsupported();
        }
        if (CookedTags.precede(state, protocol)) {
            // The kernel leaves tags in a packet only behind an outermost one that it has taken out.
            state.summary.vlanTag();
            state.summary.resize(VlanHeader.LENGTH);
            return LayerKind.VLAN;
        }
        return protocol == ETH_P_802_2 ? LayerKind.LLC : NextHeader.ofEtherType(state, protocol);
    }

    /**
     * Bytes of the link header in whose place the cooked one stands; tunnels and PPP have none that a capture would
     * show.
     */
    private static int linkHeaderLength(int deviceType) {
        return switch (deviceType) {
            case ARPHRD_ETHER, ARPHRD_LOOPBACK -> EthernetHeader.LENGTH;
            default -> 0;
        };
    }

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

    /**
     * The MAC address at {@code offset}; {@link MacAddress#NONE} where addresses of this link are not six bytes long.
     */
    static long mac(Frame frame, int addressLength, int offset) {
        return addressLength == MacAddress.LENGTH ? frame.u48(offset) : MacAddress.NONE;
    }
}
