package dev.packetdash.decode;

import static dev.packetdash.testing.TunnelParts.bytes;
import static dev.packetdash.testing.TunnelParts.ethernet;
import static dev.packetdash.testing.TunnelParts.geneve;
import static dev.packetdash.testing.TunnelParts.gre;
import static dev.packetdash.testing.TunnelParts.mpls;
import static dev.packetdash.testing.TunnelParts.pppoe;
import static dev.packetdash.testing.TunnelParts.vxlan;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import java.util.List;

/** One good packet for every header, for tests that cut and mutate them. */
final class Samples {
    /** Of a root bridge. */
    private static final String BPDU = "00000000" + "00" + "8000020000000001" + "00000000" + "8000020000000001" + "8001"
            + "0000" + "1400" + "0200" + "0f00";

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
            PacketBytes.ethernet().llc(0x42, 0x42, 3).then(0, bytes(BPDU)),
            PacketBytes.ethernet().then(EtherType.LLDP, bytes("0207040200000000010000")),
            PacketBytes.ethernet().then(EtherType.EAPOL, bytes("02010000")),
            ipv4(PacketBytes.sll(0)).udp(1, 2).payload(4),
            ipv6(PacketBytes.sll2(4)).udp(1, 2).payload(4),
            ipv4(PacketBytes.loopback(2)).udp(1, 2).payload(4),
            ipv6(PacketBytes.raw()).icmpv6(135, 0).payload(16),
            ipv4(PacketBytes.link(LinkType.PPP).then(0, bytes("ff030021"))).udp(1, 2),
            ipv6(PacketBytes.link(LinkType.PPP_HDLC).then(0, bytes("57"))).udp(1, 2),
            ipv4(PacketBytes.link(LinkType.C_HDLC).then(0, bytes("0f000800"))).udp(1, 2),
            ipv6(PacketBytes.ethernet().vlan(6).vlan(7).then(EtherType.PPPOE_SESSION, pppoe(5, PppHeader.IPV6)))
                    .tcp(1, 2, TcpFlags.SYN),
            PacketBytes.ethernet().then(EtherType.PPPOE_DISCOVERY, bytes("110900000000")),
            ipv4(PacketBytes.ethernet().then(EtherType.MPLS, mpls(16, false)).then(0, mpls(17, true)))
                    .udp(1, 2),
            PacketBytes.ethernet()
                    .then(EtherType.MPLS, mpls(16, true))
                    .then(0, bytes("00000000"))
                    .then(0, ethernet())
                    .arp(1, "198.51.100.1", "198.51.100.2"),
            ipv4(ipv4(PacketBytes.ethernet()).then(IpProtocol.GRE, gre(0xf000, 16)))
                    .icmp(8, 0),
            ipv4(ipv4(PacketBytes.ethernet())
                            .then(IpProtocol.GRE, gre(0x3081, 12))
                            .then(EtherType.PPP, bytes("21")))
                    .udp(1, 2),
            ipv4(erspan("10007000" + "00000000")).udp(1, 2),
            ipv4(erspan("20007000" + "0000000000000001" + "0000000000000000")).udp(1, 2),
            ipv6(ipv4(PacketBytes.ethernet()).udp(4000, 4789).then(0, vxlan(7)).then(0, ethernet()))
                    .tcp(1, 2, TcpFlags.ACK),
            ipv4(ipv6(PacketBytes.ethernet()).udp(4000, 6081).then(0, geneve(7, 8)))
                    .sctp(1, 2),
            ipv4(ipv4(PacketBytes.ethernet()).udp(4000, 6635).then(0, mpls(16, true)))
                    .icmp(0, 0),
            ipv4(ipv6(ipv4(ipv4(PacketBytes.ethernet())))).udp(1, 2),
            ipv6(ipv6(PacketBytes.ethernet()).extension(IpProtocol.ROUTING, 24)).udp(1, 2),
            ipv4(ipv4(PacketBytes.ethernet()).then(IpProtocol.ETHERNET, ethernet()))
                    .udp(1, 2),
            ipv4(ipv4(PacketBytes.ethernet())
                            .then(IpProtocol.ETHERIP, bytes("3000"))
                            .then(0, ethernet()))
                    .udp(1, 2),
            ipv4(PacketBytes.ethernet()).then(IpProtocol.IGMP, bytes("1600000000000000")),
            ipv4(PacketBytes.ethernet()).then(IpProtocol.ESP, bytes("0000000100000002")),
            ipv6(PacketBytes.ethernet())
                    .then(IpProtocol.AH, bytes("06040000" + "0000000100000002" + "000000000000000000000000")),
            ipv4(PacketBytes.ethernet())
                    .then(IpProtocol.OSPF, bytes("0201002c" + "0000000100000000" + "0000000000000000" + "00000000")),
            ipv4(PacketBytes.ethernet()).then(IpProtocol.VRRP, bytes("2101640100010000")),
            ipv6(PacketBytes.ethernet()).then(IpProtocol.PIM, bytes("20000000")));

    private Samples() {}

    /** The control word of type II or III behind GRE with a sequence number, and an Ethernet header. */
    private static PacketBytes erspan(String header) {
        int etherType = header.charAt(0) == '1' ? EtherType.ERSPAN : EtherType.ERSPAN_III;
        return ipv4(PacketBytes.ethernet())
                .then(IpProtocol.GRE, gre(0x1000, 4))
                .then(etherType, bytes(header))
                .then(0, ethernet());
    }

    private static PacketBytes ipv4(PacketBytes link) {
        return link.ipv4("198.51.100.1", "203.0.113.2");
    }

    private static PacketBytes ipv6(PacketBytes link) {
        return link.ipv6("2001:db8::1", "2001:db8::2");
    }
}
