package dev.packetdash.detect;

import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpNetwork;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.table.RecentSet;
import java.util.List;

/**
 * Knows which addresses are ours: those of the configured networks, those of the interface, and every neighbour:
 * whoever has spoken ARP or neighbour discovery on this link, or whose packets come to it untouched by any router. A
 * capture file thus tells its home by itself. Owned by its pipeline's thread.
 */
final class HomeNetworks {
    private static final int MAXIMUM_NEIGHBOURS = 8192;

    private final List<IpNetwork> networks;
    private final RecentSet neighbours = new RecentSet(MAXIMUM_NEIGHBOURS);
    private LocalAddresses own = LocalAddresses.UNKNOWN;

    HomeNetworks(List<IpNetwork> networks) {
        this.networks = networks;
    }

    void own(LocalAddresses addresses) {
        own = addresses;
    }

    void neighbour(long high, long low) {
        if (!IpAddress.isUnspecified(high, low)) {
            neighbours.add(high, low, 0);
        }
    }

    boolean contains(long high, long low) {
        return own.contains(high, low) || neighbours.contains(high, low, 0) || isConfigured(high, low);
    }

    private boolean isConfigured(long high, long low) {
        for (int i = 0; i < networks.size(); i++) {
            if (networks.get(i).contains(high, low)) {
                return true;
            }
        }
        return false;
    }

    Reach reach(long fromHigh, long fromLow, long toHigh, long toLow) {
        boolean to = contains(toHigh, toLow);
        if (contains(fromHigh, fromLow)) {
            return to ? Reach.INTERNAL : Reach.OUTBOUND;
        }
        return to ? Reach.INBOUND : Reach.FOREIGN;
    }

    /** Returns what a packet's {@link Direction} would be: by the host's own addresses alone. */
    Direction direction(long fromHigh, long fromLow, long toHigh, long toLow) {
        if (own.isUnknown()) {
            return Direction.UNKNOWN;
        }
        boolean to = own.contains(toHigh, toLow);
        if (own.contains(fromHigh, fromLow)) {
            return to ? Direction.LOCAL : Direction.OUT;
        }
        return to ? Direction.IN : Direction.TRANSIT;
    }
}
