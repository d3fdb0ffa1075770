package dev.packetdash.report;

import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.EtherType;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PacketEntryTests {
    private final Packets packets = new Packets();

    @ParameterizedTest
    @MethodSource
    void saysWhatThePacketIsInALine(String summary, PacketBytes packet) {
        assertThat(entry(packets.of(START, packet)).summary()).isEqualTo(summary);
    }

    static Stream<Arguments> saysWhatThePacketIsInALine() {
        return Stream.of(
                arguments(
                        "TCP 198.51.100.1:50000 -> 203.0.113.2:443 SYN,ACK",
                        ipv4().tcp(50_000, 443, TcpFlags.SYN | TcpFlags.ACK)),
                arguments("TCP 198.51.100.1:1 -> 203.0.113.2:2 none", ipv4().tcp(1, 2, 0)),
                arguments("UDP [2001:db8::1]:50000 -> [2001:db8::2]:53", ipv6().udp(50_000, 53)),
                arguments(
                        "UDP 198.51.100.1 -> 203.0.113.2",
                        ipv4().fragment(8, false).follow(IpProtocol.UDP)),
                arguments("SCTP 198.51.100.1:1 -> 203.0.113.2:2", ipv4().sctp(1, 2)),
                arguments("ICMP 198.51.100.1 -> 203.0.113.2 echo_request", ipv4().icmp(8, 0)),
                arguments("ICMPV6 2001:db8::1 -> 2001:db8::2 neighbor_solicitation", ipv6().icmpv6(135, 0)),
                arguments("ESP 2001:db8::1 -> 2001:db8::2", ipv6().follow(IpProtocol.ESP)),
                arguments("OTHER_IP 198.51.100.1 -> 203.0.113.2", ipv4().follow(253)),
                arguments(
                        "ARP 198.51.100.1 -> 198.51.100.2 request",
                        PacketBytes.ethernet().arp(1, "198.51.100.1", "198.51.100.2")),
                arguments("LLDP", PacketBytes.ethernet().follow(EtherType.LLDP).payload(46)),
                arguments("OTHER", PacketBytes.ethernet().follow(0x88b5).payload(46)));
    }

    @Test
    void leavesOutAddressesThatCouldNotBeRead() {
        PacketEntry ip = entry(packets.of(ipv4().udp(1, 2).frame(20)));
        assertThat(ip.summary()).isEqualTo("OTHER_IP");
        assertThat(ip.source()).isNull();
        assertThat(ip.destination()).isNull();
        assertThat(ip.flow()).isNull();

        PacketEntry arp = entry(packets.of(
                PacketBytes.ethernet().arp(1, "198.51.100.1", "198.51.100.2").frame(20)));
        assertThat(arp.summary()).isEqualTo("ARP other");
        assertThat(arp.source()).isNull();
        assertThat(arp.destination()).isNull();
    }

    @Test
    void hasEveryFieldOfATcpPacket() {
        PacketEntry entry = entry(
                packets.of(START + 5, ipv4().tcp(50_000, 443, TcpFlags.SYN).payload(6)));

        assertThat(entry)
                .isEqualTo(new PacketEntry(
                        "eth0-7",
                        "eth0",
                        Instant.ofEpochSecond(START / Packets.SECOND, 5),
                        "unknown",
                        "tcp",
                        "198.51.100.1",
                        50_000,
                        "203.0.113.2",
                        443,
                        60,
                        "SYN",
                        "tcp-198.51.100.1:50000-203.0.113.2:443",
                        "TCP 198.51.100.1:50000 -> 203.0.113.2:443 SYN"));
    }

    @Test
    void hasNoPortsFlagsOrFlowWhereThereAreNone() {
        PacketEntry icmp = entry(packets.of(START, ipv4().icmp(8, 0)));
        assertThat(icmp.sourcePort()).isNull();
        assertThat(icmp.destinationPort()).isNull();
        assertThat(icmp.flags()).isNull();
        assertThat(icmp.flow()).isEqualTo("icmp-198.51.100.1-203.0.113.2");

        PacketEntry arp = entry(packets.of(START, PacketBytes.ethernet().arp(1, "198.51.100.1", "198.51.100.2")));
        assertThat(arp.flow()).isNull();
    }

    @Test
    void namesTheFlowAlikeInBothDirections() {
        PacketBytes there = ipv4().tcp(50_000, 443, TcpFlags.SYN);
        PacketBytes back =
                PacketBytes.ethernet().ipv4("203.0.113.2", "198.51.100.1").tcp(443, 50_000, TcpFlags.ACK);

        assertThat(entry(packets.of(START, there)).flow())
                .isEqualTo(entry(packets.of(START, back)).flow());
    }

    private static PacketEntry entry(PacketSummary packet) {
        return PacketEntry.of("eth0-7", "eth0", packet);
    }

    private static PacketBytes ipv4() {
        return PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2");
    }

    private static PacketBytes ipv6() {
        return PacketBytes.ethernet().ipv6("2001:db8::1", "2001:db8::2");
    }
}
