package dev.packetdash.decode;

/**
 * What is read of a packet only when somebody asks, and then once, however many ask. Owned and moved by its
 * {@link PacketSummary}; good only while the frame is there.
 */
abstract sealed class OnDemand permits DnsView, FragmentView, NeighbourClaim {
    private long serial;
    private boolean there;

    /** Returns true where the packet holds what is looked for. */
    final boolean isIn(PacketSummary packet) {
        if (serial != packet.serial) {
            serial = packet.serial;
            there = read(packet);
        }
        return there;
    }

    /** Reads the packet; returns false where there is nothing of the kind in it. */
    abstract boolean read(PacketSummary packet);
}
