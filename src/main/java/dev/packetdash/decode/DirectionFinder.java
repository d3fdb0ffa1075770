package dev.packetdash.decode;

import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.net.MacAddress;

/**
 * Tells the direction of a packet from the host's own addresses: by its IP addresses; where neither is our own and both
 * ends may still be this host (group destinations, senders without an address, no IP at all), by what the link header
 * says.
 */
final class DirectionFinder {
    private LocalAddresses own = LocalAddresses.UNKNOWN;

    void localAddresses(LocalAddresses addresses) {
        own = addresses;
    }

    /** Reads the outermost IP addresses, if the summary has any, and the link header. */
    Direction find(PacketSummary packet) {
        boolean byLink = own.isUnknown() || !packet.hasAddresses();
        if (!byLink) {
            boolean fromUs = own.contains(packet.sourceHigh, packet.sourceLow);
            boolean toUs = own.contains(packet.destinationHigh, packet.destinationLow);
            if (fromUs) {
                return toUs ? Direction.LOCAL : Direction.OUT;
            }
            if (toUs) {
                return Direction.IN;
            }
            byLink = isGroup(packet) || IpAddress.isUnspecified(packet.sourceHigh, packet.sourceLow);
        }
        return byLink ? ofLink(packet) : Direction.TRANSIT;
    }

    private static boolean isGroup(PacketSummary packet) {
        return IpAddress.isGroup(packet.destinationHigh, packet.destinationLow)
                || packet.destinationMac != MacAddress.NONE && MacAddress.isGroup(packet.destinationMac);
    }

    private Direction ofLink(PacketSummary packet) {
        return switch (packet.sllPacketType) {
            case SllFields.HOST, SllFields.BROADCAST, SllFields.MULTICAST -> Direction.IN;
            case SllFields.OTHER_HOST -> Direction.TRANSIT;
            case SllFields.OUTGOING -> Direction.OUT;
            default -> own.isUnknown() ? Direction.UNKNOWN : ofMac(packet);
        };
    }

    /** On a link without addresses, where nobody else can be meant, {@link MacAddress#NONE} counts as a group. */
    private Direction ofMac(PacketSummary packet) {
        if (own.containsMac(packet.sourceMac)) {
            return Direction.OUT;
        }
        boolean toUs = own.containsMac(packet.destinationMac) || MacAddress.isGroup(packet.destinationMac);
        return toUs ? Direction.IN : Direction.TRANSIT;
    }
}
