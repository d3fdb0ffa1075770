package dev.packetdash.demo;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.MacAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Builds Ethernet frames with right lengths and checksums, from the inside out: a message, the packet around it, the
 * frame around that.
 */
final class DemoFrames {
    private static final int MAXIMUM_FRAME = 9018;
    private static final int HOP_LIMIT = 64;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int ETHERNET_ADDRESSES = 2 * MacAddress.LENGTH;

    /** One end: its address and the MAC address that its frames carry here. */
    record Host(long mac, IpAddress address) {}

    private DemoFrames() {}

    /** A TCP segment in its frame (RFC 9293, section 3.1), without options. */
    static byte[] tcp(Host from, Host to, int ports, long sequence, long acknowledgement, int flags, byte[] payload) {
        ByteBuffer segment = buffer().putInt(ports).putInt((int) sequence).putInt((int) acknowledgement);
        segment.put((byte) (5 << 4))
                .put((byte) flags)
                .putShort((short) 64240)
                .putInt(0)
                .put(payload);
        return ip(from, to, IpProtocol.TCP, withChecksum(from, to, IpProtocol.TCP, bytes(segment), 16));
    }

    /** A UDP datagram in its frame (RFC 768). */
    static byte[] udp(Host from, Host to, int ports, byte[] payload) {
        ByteBuffer datagram =
                buffer().putInt(ports).putShort((short) (8 + payload.length)).putShort((short) 0);
        return ip(from, to, IpProtocol.UDP, withChecksum(from, to, IpProtocol.UDP, bytes(datagram.put(payload)), 6));
    }

    /** An echo request or reply of ICMP (RFC 792), not in its packet yet. */
    static byte[] echo(boolean reply, int identifier, int sequence, int payloadLength) {
        ByteBuffer message = buffer().putShort((short) (reply ? 0 : 8 << 8)).putShort((short) 0);
        message.putShort((short) identifier).putShort((short) sequence).put(new byte[payloadLength]);
        byte[] bytes = bytes(message);
        return putShort(bytes, 2, ~sum(bytes));
    }

    /** An ARP request to all, or the reply to one (RFC 826). */
    static byte[] arp(Host from, Host to, boolean reply) {
        ByteBuffer message =
                buffer().putShort((short) 1).putShort((short) EtherType.IPV4).putShort((short) 0x0604);
        message.putShort((short) (reply ? 2 : 1));
        putMac(message, from.mac).putInt((int) from.address.low());
        putMac(message, reply ? to.mac : 0).putInt((int) to.address.low());
        Host receiver = reply ? to : new Host(MacAddress.BROADCAST, to.address);
        return ethernet(from, receiver, EtherType.ARP, bytes(message));
    }

    /** The packet around a message, and the frame around it. */
    static byte[] ip(Host from, Host to, int protocol, byte[] message) {
        return from.address.isIpv4()
                ? ipv4(from, to, protocol, 0, DONT_FRAGMENT, message)
                : ipv6(from, to, protocol, message);
    }

    /** Two IPv4 fragments, the first with {@code split} bytes, a multiple of eight (RFC 791, section 3.2). */
    static List<byte[]> fragments(Host from, Host to, int protocol, int identification, byte[] message, int split) {
        byte[] first = Arrays.copyOf(message, split);
        byte[] rest = Arrays.copyOfRange(message, split, message.length);
        return List.of(
                ipv4(from, to, protocol, identification, MORE_FRAGMENTS, first),
                ipv4(from, to, protocol, identification, split / 8, rest));
    }

    /** The same frame with an 802.1Q tag. */
    static byte[] tagged(byte[] frame, int vlan) {
        ByteBuffer tagged = buffer().put(frame, 0, ETHERNET_ADDRESSES);
        tagged.putShort((short) EtherType.VLAN).putShort((short) vlan);
        return bytes(tagged.put(frame, ETHERNET_ADDRESSES, frame.length - ETHERNET_ADDRESSES));
    }

    private static byte[] ipv4(Host from, Host to, int protocol, int identification, int fragment, byte[] message) {
        ByteBuffer packet = buffer().putShort((short) 0x4500).putShort((short) (20 + message.length));
        packet.putShort((short) identification).putShort((short) fragment);
        packet.put((byte) HOP_LIMIT).put((byte) protocol).putShort((short) 0);
        packet.putInt((int) from.address.low()).putInt((int) to.address.low());
        int checksum = ~sum(bytes(packet));
        packet.putShort(10, (short) checksum).put(message);
        return ethernet(from, to, EtherType.IPV4, bytes(packet));
    }

    private static byte[] ipv6(Host from, Host to, int protocol, byte[] message) {
        ByteBuffer packet = buffer().putInt(6 << 28).putShort((short) message.length);
        packet.put((byte) protocol).put((byte) HOP_LIMIT);
        packet.putLong(from.address.high()).putLong(from.address.low());
        packet.putLong(to.address.high()).putLong(to.address.low());
        return ethernet(from, to, EtherType.IPV6, bytes(packet.put(message)));
    }

    private static byte[] ethernet(Host from, Host to, int etherType, byte[] payload) {
        ByteBuffer frame = putMac(putMac(buffer(), to.mac), from.mac);
        return bytes(frame.putShort((short) etherType).put(payload));
    }

    /**
     * Over the pseudo-header too, in which an IPv4 address counts as one and an IPv6 address as two longs (RFC 1071,
     * RFC 8200).
     */
    private static byte[] withChecksum(Host from, Host to, int protocol, byte[] message, int offset) {
        ByteBuffer whole = buffer().putShort((short) protocol).putShort((short) message.length);
        for (Host host : List.of(from, to)) {
            whole.putLong(host.address.isIpv4() ? 0 : host.address.high()).putLong(host.address.low());
        }
        int checksum = ~sum(bytes(whole.put(message))) & 0xffff;
        // A UDP checksum of zero would say that there is none.
        return putShort(message, offset, checksum == 0 && protocol == IpProtocol.UDP ? 0xffff : checksum);
    }

    /** The one's complement sum of RFC 1071. */
    private static int sum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return sum;
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(MAXIMUM_FRAME);
    }

    private static byte[] bytes(ByteBuffer written) {
        return Arrays.copyOf(written.array(), written.position());
    }

    private static ByteBuffer putMac(ByteBuffer buffer, long mac) {
        return buffer.putShort((short) (mac >>> 32)).putInt((int) mac);
    }

    private static byte[] putShort(byte[] bytes, int offset, int value) {
        ByteBuffer.wrap(bytes).putShort(offset, (short) value);
        return bytes;
    }
}
