package dev.packetdash.flow;

import dev.packetdash.decode.NetworkView;
import dev.packetdash.net.IpAddress;
import dev.packetdash.table.KeyedHash;

/**
 * The five-tuple of a packet without its direction, and its hash: what a {@link FlowTable} looks up. Reused packet
 * after packet; with one for each of a batch, all can be hashed before the first is looked up.
 */
public final class FlowKey {
    /** Bits of {@link #tuple} above the state bits of an entry: IPv6, and the protocol's ordinal. */
    private static final int IPV6_SHIFT = 26;

    private static final int PROTOCOL_SHIFT = 27;
    private static final long IPV6 = 1L << IPV6_SHIFT;

    /** The addresses, laid out as in {@link FlowStore#ADDRESSES}. */
    long addresses;
    /** Port A, port B, protocol, IPv6; the lowest 26 bits are 0. */
    long tuple;
    /** The sender's side. */
    int side;

    long hash;
    /** A's address and B's, only where they are IPv6. */
    final long[] ipv6 = new long[4];

    boolean isIpv6() {
        return (tuple & IPV6) != 0;
    }

    static boolean isIpv6(long tuple) {
        return (tuple & IPV6) != 0;
    }

    static int protocol(long tuple) {
        return (int) tuple >>> PROTOCOL_SHIFT;
    }

    /** Reads a packet that has addresses. Without a branch on which end is the lower, which nobody could predict. */
    void read(NetworkView packet, KeyedHash hashing) {
        long protocol = (long) packet.protocol().ordinal() << PROTOCOL_SHIFT;
        if (packet.sourceHigh() == IpAddress.IPV4_HIGH) {
            long source = packet.sourceLow() << 16 | packet.sourcePort();
            long destination = packet.destinationLow() << 16 | packet.destinationPort();
            long a = Math.min(source, destination);
            long b = Math.max(source, destination);
            side = (int) (destination - source >>> 63);
            addresses = a >>> 16 << 32 | b >>> 16;
            tuple = a << 48 | (b & 0xffff) << 32 | protocol;
        } else {
            readIpv6(packet, protocol, hashing);
        }
        hash = hashing.of(addresses, tuple);
    }

    private void readIpv6(NetworkView packet, long protocol, KeyedHash hashing) {
        int order = Long.compareUnsigned(packet.sourceHigh(), packet.destinationHigh());
        if (order == 0) {
            order = Long.compareUnsigned(packet.sourceLow(), packet.destinationLow());
        }
        if (order == 0) {
            order = packet.sourcePort() - packet.destinationPort();
        }
        side = order > 0 ? 1 : 0;
        ipv6[2 * side] = packet.sourceHigh();
        ipv6[2 * side + 1] = packet.sourceLow();
        ipv6[2 - 2 * side] = packet.destinationHigh();
        ipv6[3 - 2 * side] = packet.destinationLow();
        addresses = hashing.of(ipv6, 0, ipv6.length);
        long ports = (long) packet.sourcePort() << 48 - 16 * side | (long) packet.destinationPort() << 32 + 16 * side;
        tuple = ports | protocol | IPV6;
    }
}
