package dev.packetdash.detect;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.MacAddress;
import dev.packetdash.table.KeyTable;

/**
 * The stations that send packets of several IPv4 addresses, as routers do: what they do on the link is on behalf of
 * others. Owned by its pipeline's thread.
 */
final class Routers {
    private static final int ADDRESSES = 2;

    private final int maximum;
    /** The first addresses that each MAC address sent, each with 1 added. */
    private final KeyTable stations = new KeyTable(1, ADDRESSES);

    private final long[] key = new long[1];
    /** A station known to be a router: behind one, most packets come from the same. */
    private long known = MacAddress.NONE;

    Routers(int maximum) {
        this.maximum = maximum;
    }

    void sent(long mac, long sourceHigh, long sourceLow) {
        boolean hasAddress = sourceHigh == IpAddress.IPV4_HIGH && !IpAddress.isUnspecified(sourceHigh, sourceLow);
        if (mac == MacAddress.NONE || mac == known || !hasAddress) {
            return;
        }
        key[0] = mac;
        int slot = stations.slot(key, maximum);
        for (int i = 0; slot != KeyTable.FULL && i < ADDRESSES; i++) {
            if (stations.value(slot, i) == sourceLow + 1) {
                return;
            }
            if (stations.value(slot, i) == 0) {
                stations.set(slot, i, sourceLow + 1);
                known = i == ADDRESSES - 1 ? mac : known;
                return;
            }
        }
    }

    boolean contains(long mac) {
        if (mac == known && mac != MacAddress.NONE) {
            return true;
        }
        key[0] = mac;
        int slot = stations.slot(key, 0);
        return slot != KeyTable.FULL && stations.value(slot, ADDRESSES - 1) != 0;
    }
}
