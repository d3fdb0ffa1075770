package dev.packetdash.testing;

import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.TcpFlags;
import java.nio.ByteBuffer;

/**
 * Decoded packets for whatever stands behind the decoder. As in a pipeline there is one summary, overwritten packet by
 * packet. TCP and UDP packets are made from templates, so that a test can afford a million of them.
 */
public final class Packets {
    public static final long SECOND = 1_000_000_000L;
    /** A time to start from. */
    public static final long START = 1_800_000_000 * SECOND;

    private static final int LINK_LENGTH = 14;
    private static final int IPV4_ADDRESSES = LINK_LENGTH + 12;
    private static final int IPV4_PORTS = LINK_LENGTH + 20;
    private static final int IPV6_ADDRESSES = LINK_LENGTH + 8;
    private static final int IPV6_PORTS = LINK_LENGTH + 40;
    private static final int SEQUENCE = 4;
    private static final int FLAGS = 13;
    private static final byte HOP_LIMIT = 57;

    private final ByteBuffer tcp4 = template(overIpv4().tcp(0, 0, 0));
    private final ByteBuffer tcp6 = template(overIpv6().tcp(0, 0, 0));
    private final ByteBuffer udp4 = template(overIpv4().udp(0, 0));
    private final ByteBuffer udp6 = template(overIpv6().udp(0, 0));

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();
    private final Frame frame = new Frame();

    private static PacketBytes overIpv4() {
        return PacketBytes.ethernet().ipv4("192.0.2.1", "192.0.2.2");
    }

    private static PacketBytes overIpv6() {
        return PacketBytes.ethernet().ipv6("2001:db8::1", "2001:db8::2");
    }

    /** It has passed routers: its sender is no neighbour. */
    private static ByteBuffer template(PacketBytes packet) {
        byte[] bytes = packet.bytes();
        boolean ipv4 = bytes[LINK_LENGTH] >>> 4 == 4;
        bytes[LINK_LENGTH + (ipv4 ? 8 : 7)] = HOP_LIMIT;
        return ByteBuffer.wrap(bytes);
    }

    /** @param length on the wire, at least that of the headers (54 over IPv4, 74 over IPv6) */
    public PacketSummary tcp(long nanos, Ends ends, int flags, int length) {
        boolean ipv4 = ends.source().isIpv4();
        ByteBuffer packet = ipv4 ? tcp4 : tcp6;
        packet.put((ipv4 ? IPV4_PORTS : IPV6_PORTS) + FLAGS, (byte) flags);
        return from(packet, nanos, ends, length);
    }

    /** The sequence number of TCP packets from now on. */
    public void sequence(int number) {
        tcp4.putInt(IPV4_PORTS + SEQUENCE, number);
        tcp6.putInt(IPV6_PORTS + SEQUENCE, number);
    }

    public PacketSummary syn(long nanos, Ends ends) {
        return tcp(nanos, ends, TcpFlags.SYN, 74);
    }

    /** @param length on the wire, at least that of the headers (42 over IPv4, 62 over IPv6) */
    public PacketSummary udp(long nanos, Ends ends, int length) {
        return from(ends.source().isIpv4() ? udp4 : udp6, nanos, ends, length);
    }

    public PacketSummary of(long nanos, PacketBytes packet) {
        byte[] bytes = packet.bytes();
        return of(frame.set(bytes, 0, bytes.length, bytes.length, packet.frame().linkType(), nanos));
    }

    /** Cut to the first so many bytes, as a capture does. */
    public PacketSummary cut(long nanos, PacketBytes packet, int snapshot) {
        byte[] bytes = packet.bytes();
        int captured = Math.min(snapshot, bytes.length);
        return of(frame.set(bytes, 0, captured, bytes.length, packet.frame().linkType(), nanos));
    }

    /** Of the last packet made here. */
    public Frame frame() {
        return frame;
    }

    public PacketSummary of(Frame frame) {
        decoder.decode(frame, summary);
        return summary;
    }

    private PacketSummary from(ByteBuffer packet, long nanos, Ends ends, int length) {
        IpAddress source = ends.source();
        IpAddress destination = ends.destination();
        if (source.isIpv4()) {
            packet.putInt(IPV4_ADDRESSES, (int) source.low()).putInt(IPV4_ADDRESSES + 4, (int) destination.low());
        } else {
            packet.putLong(IPV6_ADDRESSES, source.high()).putLong(IPV6_ADDRESSES + 8, source.low());
            packet.putLong(IPV6_ADDRESSES + 16, destination.high()).putLong(IPV6_ADDRESSES + 24, destination.low());
        }
        int ports = source.isIpv4() ? IPV4_PORTS : IPV6_PORTS;
        packet.putShort(ports, (short) ends.sourcePort()).putShort(ports + 2, (short) ends.destinationPort());
        return of(frame.set(packet.array(), 0, packet.capacity(), length, LinkType.ETHERNET, nanos));
    }
}
