package dev.packetdash.testing;

import dev.packetdash.net.IpAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One header of a packet that {@link PacketBytes} builds.
 *
 * @param nextAt   offset of the field that names the next header
 * @param nextSize of that field in bytes, 0 where there is none
 */
public record PacketPart(byte[] header, int nextAt, int nextSize, boolean network, Finish finish) {
    /** Writes the fields of a header that depend on what comes after it. */
    public interface Finish {
        /**
         * @param start   of this header in the packet
         * @param network start of the network header before it, -1 without one
         */
        void fill(ByteBuffer packet, int start, int network);
    }

    static PacketPart of(ByteBuffer header, int nextAt, int nextSize) {
        return new PacketPart(header.array(), nextAt, nextSize, false, (packet, start, network) -> {});
    }

    /** A header that ends the chain. */
    static PacketPart last(ByteBuffer header) {
        return of(header, 0, 0);
    }

    PacketPart asNetwork() {
        return new PacketPart(header, nextAt, nextSize, true, finish);
    }

    PacketPart finishing(Finish finish) {
        return new PacketPart(header, nextAt, nextSize, network, finish);
    }

    /** With a checksum over this header and what follows it; the field is at {@code checksumAt}. */
    PacketPart checksummed(int checksumAt) {
        return finishing((packet, start, network) ->
                packet.putShort(start + checksumAt, Checksums.of(packet, start, packet.capacity(), 0)));
    }

    /** With a checksum over the pseudo-header too; the field is at {@code checksumAt}. */
    PacketPart checksummed(int checksumAt, int protocol) {
        return finishing((packet, start, network) ->
                packet.putShort(start + checksumAt, Checksums.ofTransport(packet, start, network, protocol)));
    }

    /** Writes what comes next where this header has a field for it. */
    void follow(int number) {
        if (nextSize == 2) {
            ByteBuffer.wrap(header).putShort(nextAt, (short) number);
        } else if (nextSize == 1) {
            header[nextAt] = (byte) number;
        }
    }

    static byte[] mac(long address) {
        return Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(address).array(), 2, 8);
    }

    static byte[] ports(int source, int destination) {
        return ByteBuffer.allocate(4)
                .putShort((short) source)
                .putShort((short) destination)
                .array();
    }

    static byte[] address(String text) {
        IpAddress address = IpAddress.parse(text);
        ByteBuffer bytes = ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low());
        return address.isIpv4() ? Arrays.copyOfRange(bytes.array(), 12, 16) : bytes.array();
    }
}
