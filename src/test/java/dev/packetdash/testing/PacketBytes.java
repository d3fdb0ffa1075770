package dev.packetdash.testing;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.LinkType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds packets from the outside in, with right types, lengths and checksums:
 * {@code PacketBytes.ethernet().vlan(5).ipv4("198.51.100.1", "203.0.113.2").tcp(1234, 443,
 * TcpFlags.SYN).payload(20).bytes()}.
 */
public final class PacketBytes {
    public static final long SOURCE_MAC = 0x0200_0000_0001L;
    public static final long DESTINATION_MAC = 0x0200_0000_0002L;

    private final int linkType;
    private final List<PacketPart> parts = new ArrayList<>();
    private byte[] payload = {};
    private int padding;

    private PacketBytes(int linkType) {
        this.linkType = linkType;
    }

    public static PacketBytes ethernet() {
        return ethernet(SOURCE_MAC, DESTINATION_MAC);
    }

    public static PacketBytes ethernet(long source, long destination) {
        ByteBuffer header =
                ByteBuffer.allocate(14).put(PacketPart.mac(destination)).put(PacketPart.mac(source));
        return new PacketBytes(LinkType.ETHERNET).add(PacketPart.of(header, 12, 2));
    }

    /** A Linux cooked header, version 1; the packet type is 0 to 4 as in linux/if_packet.h. */
    public static PacketBytes sll(int packetType) {
        ByteBuffer header = ByteBuffer.allocate(16).putShort((short) packetType).putShort((short) 1);
        header.putShort((short) 6).put(PacketPart.mac(SOURCE_MAC));
        return new PacketBytes(LinkType.LINUX_SLL).add(PacketPart.of(header, 14, 2));
    }

    /** A Linux cooked header, version 2, of interface 1. */
    public static PacketBytes sll2(int packetType) {
        return sll2(packetType, 1);
    }

    /** Likewise, of an Ethernet interface of that index. */
    public static PacketBytes sll2(int packetType, int interfaceIndex) {
        ByteBuffer header = ByteBuffer.allocate(20).putInt(4, interfaceIndex).putShort(8, (short) 1);
        header.put(10, (byte) packetType).put(11, (byte) 6).put(12, PacketPart.mac(SOURCE_MAC));
        return new PacketBytes(LinkType.LINUX_SLL2).add(PacketPart.of(header, 0, 2));
    }

    /** BSD loopback; the family as it stands in the frame, in network byte order. */
    public static PacketBytes loopback(int family) {
        return new PacketBytes(LinkType.NULL)
                .add(PacketPart.last(ByteBuffer.allocate(4).putInt(family)));
    }

    /** No link header. */
    public static PacketBytes raw() {
        return link(LinkType.RAW);
    }

    /** Nothing yet, on a link whose header is to come or is none. */
    public static PacketBytes link(int linkType) {
        return new PacketBytes(linkType);
    }

    public PacketBytes vlan(int id) {
        return vlan(EtherType.VLAN, id);
    }

    public PacketBytes vlan(int etherType, int id) {
        return follow(etherType).add(PacketPart.of(ByteBuffer.allocate(4).putShort((short) id), 2, 2));
    }

    /** An 802.3 length and an LLC header of three bytes. */
    public PacketBytes llc(int destination, int source, int control) {
        PacketPart link = parts.removeLast();
        int fieldEnd = link.nextAt() + 2;
        add(link.finishing((packet, start, network) ->
                packet.putShort(start + link.nextAt(), (short) (packet.capacity() - start - fieldEnd))));
        ByteBuffer header = ByteBuffer.allocate(3);
        return add(PacketPart.last(
                header.put((byte) destination).put((byte) source).put((byte) control)));
    }

    /** An 802.3 length, LLC and SNAP with an EtherType to come. */
    public PacketBytes snap() {
        return llc(0xaa, 0xaa, 3).add(PacketPart.of(ByteBuffer.allocate(5), 3, 2));
    }

    public PacketBytes arp(int operation, String sender, String target) {
        return arp(operation, SOURCE_MAC, sender, target);
    }

    /** Says that {@code sender} is at that MAC address. */
    public PacketBytes arp(int operation, long mac, String sender, String target) {
        ByteBuffer message = ByteBuffer.allocate(28).putShort((short) 1).putShort((short) EtherType.IPV4);
        message.put((byte) 6).put((byte) 4).putShort((short) operation);
        message.put(PacketPart.mac(mac))
                .put(PacketPart.address(sender))
                .put(new byte[6])
                .put(PacketPart.address(target));
        return follow(EtherType.ARP).add(PacketPart.last(message));
    }

    public PacketBytes ipv4(String source, String destination) {
        return ipv4(source, destination, new byte[0]);
    }

    /** With options, a multiple of four bytes. */
    public PacketBytes ipv4(String source, String destination, byte[] options) {
        int length = 20 + options.length;
        ByteBuffer header = ByteBuffer.allocate(length);
        header.put(0, (byte) (0x40 | length / 4)).put(8, (byte) 64);
        header.position(12)
                .put(PacketPart.address(source))
                .put(PacketPart.address(destination))
                .put(options);
        return network(
                EtherType.IPV4, IpProtocol.IPIP, PacketPart.of(header, 9, 1).finishing((packet, start, network) -> {
                    packet.putShort(start + 2, (short) (packet.capacity() - start));
                    packet.putShort(start + 10, Checksums.of(packet, start, start + length, 0));
                }));
    }

    public PacketBytes ipv6(String source, String destination) {
        ByteBuffer header = ByteBuffer.allocate(40).put(0, (byte) 0x60).put(7, (byte) 64);
        header.position(8).put(PacketPart.address(source)).put(PacketPart.address(destination));
        return network(
                EtherType.IPV6,
                IpProtocol.IPV6,
                PacketPart.of(header, 6, 1)
                        .finishing((packet, start, network) ->
                                packet.putShort(start + 4, (short) (packet.capacity() - start - 40))));
    }

    /**
     * Makes the IPv4 packet a fragment, or adds a fragment header to the IPv6 one; the offset in bytes, a multiple of
     * eight.
     */
    public PacketBytes fragment(int offset, boolean more) {
        byte[] before = parts.getLast().header();
        if (parts.getLast().network() && before[0] >>> 4 == 4) {
            ByteBuffer.wrap(before).putShort(6, (short) (offset / 8 | (more ? 0x2000 : 0)));
            return this;
        }
        ByteBuffer header = ByteBuffer.allocate(8).putShort(2, (short) (offset | (more ? 1 : 0)));
        return follow(IpProtocol.FRAGMENT).add(PacketPart.of(header.putInt(4, 0x1234_5678), 0, 1));
    }

    /** An IPv6 extension header of {@code length} bytes, a multiple of eight, filled with one option of padding. */
    public PacketBytes extension(int nextHeader, int length) {
        ByteBuffer header = ByteBuffer.allocate(length).put(1, (byte) (length / 8 - 1));
        header.put(2, (byte) 1).put(3, (byte) (length - 4));
        return follow(nextHeader).add(PacketPart.of(header, 0, 1));
    }

    public PacketBytes tcp(int source, int destination, int flags) {
        return tcp(source, destination, flags, new byte[0]);
    }

    /** With options, a multiple of four bytes. */
    public PacketBytes tcp(int source, int destination, int flags, byte[] options) {
        ByteBuffer header = ByteBuffer.allocate(20 + options.length).put(PacketPart.ports(source, destination));
        header.putInt(1).putInt(2).put((byte) (header.capacity() / 4 << 4)).put((byte) flags);
        header.putShort((short) 64_000).put(20, options);
        return follow(IpProtocol.TCP).add(PacketPart.last(header).checksummed(16, IpProtocol.TCP));
    }

    /** Gives the TCP header these numbers, in place of 1 and 2. */
    public PacketBytes numbered(int sequence, int acknowledgment) {
        ByteBuffer.wrap(parts.getLast().header()).putInt(4, sequence).putInt(8, acknowledgment);
        return this;
    }

    public PacketBytes udp(int source, int destination) {
        ByteBuffer header = ByteBuffer.allocate(8).put(PacketPart.ports(source, destination));
        PacketPart part = PacketPart.last(header).checksummed(6, IpProtocol.UDP);
        return follow(IpProtocol.UDP).add(part.finishing((packet, start, network) -> {
            packet.putShort(start + 4, (short) (packet.capacity() - start));
            part.finish().fill(packet, start, network);
        }));
    }

    public PacketBytes sctp(int source, int destination) {
        ByteBuffer header = ByteBuffer.allocate(12).put(PacketPart.ports(source, destination));
        return follow(IpProtocol.SCTP).add(PacketPart.last(header));
    }

    public PacketBytes icmp(int type, int code) {
        ByteBuffer header = ByteBuffer.allocate(8).put((byte) type).put((byte) code);
        return follow(IpProtocol.ICMP).add(PacketPart.last(header).checksummed(2));
    }

    public PacketBytes icmpv6(int type, int code) {
        ByteBuffer header = ByteBuffer.allocate(8).put((byte) type).put((byte) code);
        return follow(IpProtocol.ICMPV6).add(PacketPart.last(header).checksummed(2, IpProtocol.ICMPV6));
    }

    /**
     * A neighbour advertisement: {@code address} is at that MAC address, said in answer to a question or unasked (RFC
     * 4861, section 4.4).
     */
    public PacketBytes advertisement(boolean solicited, long mac, String address) {
        ByteBuffer message = ByteBuffer.allocate(32).put(0, (byte) 136).put(4, (byte) (solicited ? 0x40 : 0));
        message.position(8)
                .put(PacketPart.address(address))
                .put((byte) 2)
                .put((byte) 1)
                .put(PacketPart.mac(mac));
        return follow(IpProtocol.ICMPV6).add(PacketPart.last(message).checksummed(2, IpProtocol.ICMPV6));
    }

    /** A header by the number that announces it. */
    public PacketBytes then(int number, PacketPart part) {
        return follow(number).add(part);
    }

    /**
     * Says that something else comes next: an EtherType after a link header or tag, a protocol number after an IP
     * header.
     */
    public PacketBytes follow(int number) {
        if (!parts.isEmpty()) {
            parts.getLast().follow(number);
        }
        return this;
    }

    /** Bytes counted up from 0. */
    public PacketBytes payload(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return payload(bytes);
    }

    public PacketBytes payload(byte[] bytes) {
        payload = bytes;
        return this;
    }

    /** Zeros behind the packet that no length field counts, as Ethernet adds them. */
    public PacketBytes padding(int length) {
        padding = length;
        return this;
    }

    public byte[] bytes() {
        int length = parts.stream().mapToInt(part -> part.header().length).sum() + payload.length;
        ByteBuffer packet = ByteBuffer.allocate(length);
        int[] starts = new int[parts.size()];
        int[] networks = new int[parts.size()];
        int network = -1;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = packet.position();
            networks[i] = network;
            network = parts.get(i).network() ? starts[i] : network;
            packet.put(parts.get(i).header());
        }
        packet.put(payload);
        for (int i = starts.length - 1; i >= 0; i--) {
            parts.get(i).finish().fill(packet, starts[i], networks[i]);
        }
        return Arrays.copyOf(packet.array(), length + padding);
    }

    /** A whole frame, captured at time 0. */
    public Frame frame() {
        return frame(Integer.MAX_VALUE);
    }

    /** A frame of which the snapshot length left at most {@code snapshotLength} bytes. */
    public Frame frame(int snapshotLength) {
        byte[] bytes = bytes();
        int captured = Math.min(bytes.length, snapshotLength);
        return new Frame().set(Arrays.copyOf(bytes, captured), 0, captured, bytes.length, linkType, 0);
    }

    private PacketBytes network(int etherType, int ipProtocol, PacketPart part) {
        boolean inIp = !parts.isEmpty() && parts.getLast().nextSize() == 1;
        return follow(inIp ? ipProtocol : etherType).add(part.asNetwork());
    }

    private PacketBytes add(PacketPart part) {
        parts.add(part);
        return this;
    }
}
