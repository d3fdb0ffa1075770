package dev.packetdash.decode;

/** How many routers a packet may still pass: the time to live of IPv4, the hop limit of IPv6. */
public final class HopLimit {
    private static final int IPV4_OFFSET = 8;
    private static final int IPV6_OFFSET = 7;

    private HopLimit() {}

    /** True where it is one that systems begin with: the packet has most likely passed no router yet. */
    public static boolean isFresh(PacketSummary packet) {
        for (int i = packet.layerCount() - 1; i >= 0; i--) {
            LayerKind kind = packet.layerKind(i);
            if (kind == LayerKind.IP || kind == LayerKind.IPV6) {
                int field = kind == LayerKind.IP ? IPV4_OFFSET : IPV6_OFFSET;
                return switch (packet.frame.u8(packet.layerOffset(i) + field)) {
                    case 64, 128, 255 -> true;
                    default -> false;
                };
            }
        }
        return false;
    }
}
