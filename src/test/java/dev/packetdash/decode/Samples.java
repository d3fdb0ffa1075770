package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import java.util.List;

/** One good packet for every header, for tests that cut and mutate them. */
final class Samples {
    static final List<PacketBytes> ALL = List.of(
            ipv4(PacketBytes.ethernet())
                    .tcp(1234, 443, TcpFlags.SYN, new byte[20])
                    .payload(20),
            ipv4(PacketBytes.ethernet().vlan(5)).udp(5353, 53).payload(12),
            ipv4(PacketBytes.ethernet().vlan(EtherType.QINQ, 6).vlan(7))
                    .icmp(8, 0)
                    .payload(8),
            ipv4(PacketBytes.ethernet().snap()).sctp(2905, 2906).payload(16),
            ipv4(PacketBytes.ethernet().llc(6, 6, 3))
                    .fragment(64, true)
                    .follow(IpProtocol.UDP)
                    .payload(24),
            PacketBytes.ethernet()
                    .ipv4("198.51.100.1", "203.0.113.2", new byte[40])
                    .udp(1, 2),
            ipv6(PacketBytes.ethernet()).tcp(1234, 443, TcpFlags.ACK).payload(3),
            ipv6(PacketBytes.ethernet())
                    .extension(IpProtocol.HOP_BY_HOP, 8)
                    .extension(IpProtocol.ROUTING, 24)
                    .fragment(0, true)
                    .extension(IpProtocol.DESTINATION_OPTIONS, 16)
                    .icmpv6(128, 0)
                    .payload(8),
            ipv6(PacketBytes.ethernet())
                    .fragment(64, false)
                    .follow(IpProtocol.TCP)
                    .payload(24),
            PacketBytes.ethernet().arp(1, "198.51.100.1", "198.51.100.2").padding(18),
            PacketBytes.ethernet().llc(0x42, 0x42, 3).payload(35),
            ipv4(PacketBytes.sll(0)).udp(1, 2).payload(4),
            ipv6(PacketBytes.sll2(4)).udp(1, 2).payload(4),
            ipv4(PacketBytes.loopback(2)).udp(1, 2).payload(4),
            ipv6(PacketBytes.raw()).icmpv6(135, 0).payload(16));

    private Samples() {}

    private static PacketBytes ipv4(PacketBytes link) {
        return link.ipv4("198.51.100.1", "203.0.113.2");
    }

    private static PacketBytes ipv6(PacketBytes link) {
        return link.ipv6("2001:db8::1", "2001:db8::2");
    }
}
