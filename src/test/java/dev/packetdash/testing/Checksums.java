package dev.packetdash.testing;

import java.nio.ByteBuffer;

/** The Internet checksum (RFC 1071). */
final class Checksums {
    private Checksums() {}

    /**
     * Over the bytes from {@code start} to {@code end}, the checksum field among them still 0, added to {@code sum}.
     */
    static short of(ByteBuffer packet, int start, int end, long sum) {
        for (int i = start; i < end; i++) {
            int octet = packet.get(i) & 0xff;
            sum += (i - start) % 2 == 0 ? octet << 8 : octet;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (short) ~sum;
    }

    /**
     * Over the transport header at {@code start}, what follows it, and the pseudo-header of the IP header at {@code
     * network}.
     */
    static short ofTransport(ByteBuffer packet, int start, int network, int protocol) {
        boolean version4 = packet.get(network) >>> 4 == 4;
        int addresses = network + (version4 ? 12 : 8);
        int addressesEnd = network + (version4 ? 20 : 40);
        long pseudo = ~of(packet, addresses, addressesEnd, 0) & 0xffff;
        return of(packet, start, packet.capacity(), pseudo + protocol + packet.capacity() - start);
    }
}
