package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketDecoderTests {
    private static final String CLIENT = "198.51.100.1";
    private static final String SERVER = "203.0.113.2";
    private static final String CLIENT6 = "2001:db8::1";
    private static final String SERVER6 = "2001:db8::2";

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    @Test
    void decodesTcpOverIpv4() {
        decode(PacketBytes.ethernet().ipv4(CLIENT, SERVER).tcp(1234, 443, TcpFlags.SYN));

        assertNetwork(NetworkClass.IPV4, CLIENT, SERVER);
        assertPorts(Protocol.TCP, 1234, 443);
        assertThat(summary.tcpFlags()).isEqualTo(TcpFlags.SYN);
        assertThat(summary.tcpKind()).isEqualTo(TcpKind.SYN);
        assertThat(summary.payloadLength()).isZero();
        assertThat(summary.headersLength()).isEqualTo(54);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
    }

    @Test
    void decodesUdpOverIpv6() {
        decode(PacketBytes.ethernet().ipv6(CLIENT6, SERVER6).udp(5353, 53).payload(20));

        assertNetwork(NetworkClass.IPV6, CLIENT6, SERVER6);
        assertPorts(Protocol.UDP, 5353, 53);
        assertThat(summary.payloadLength()).isEqualTo(20);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
    }

    @Test
    void readsOnlyThePortsOfSctp() {
        decode(PacketBytes.ethernet().ipv4(CLIENT, SERVER).sctp(2905, 2906).payload(16));

        assertPorts(Protocol.SCTP, 2905, 2906);
        assertThat(summary.payloadLength()).isEqualTo(16);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
    }

    @Test
    void namesIcmpMessages() {
        decode(PacketBytes.ethernet().ipv4(CLIENT, SERVER).icmp(3, 4));
        assertThat(summary.protocol()).isEqualTo(Protocol.ICMP);
        assertThat(summary.icmpMessage()).isEqualTo(IcmpMessage.PACKET_TOO_BIG);

        decode(PacketBytes.ethernet().ipv6(CLIENT6, SERVER6).icmpv6(135, 0).payload(16));
        assertThat(summary.protocol()).isEqualTo(Protocol.ICMPV6);
        assertThat(summary.icmpMessage()).isEqualTo(IcmpMessage.NEIGHBOR_SOLICITATION);
    }

    @Test
    void leavesIcmpOfTheOtherIpVersionUndecoded() {
        decode(PacketBytes.ethernet().ipv4(CLIENT, SERVER).icmpv6(135, 0));
        assertThat(summary.protocol()).isEqualTo(Protocol.OTHER_IP);
        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.TRANSPORT);

        decode(PacketBytes.ethernet().ipv6(CLIENT6, SERVER6).icmp(8, 0));
        assertThat(summary.protocol()).isEqualTo(Protocol.OTHER_IP);
        assertThat(summary.ipProtocol()).isEqualTo(IpProtocol.ICMP);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 198.51.100.1, 198.51.100.2, REQUEST",
        "2, 198.51.100.1, 198.51.100.2, REPLY",
        "1, 198.51.100.1, 198.51.100.1, GRATUITOUS",
        "2, 198.51.100.1, 198.51.100.1, GRATUITOUS",
        "1, 0.0.0.0, 198.51.100.2, PROBE",
        "3, 0.0.0.0, 0.0.0.0, OTHER",
        "9, 198.51.100.1, 198.51.100.2, OTHER"
    })
    void tellsArpMessagesApart(int operation, String sender, String target, ArpOperation expected) {
        decode(PacketBytes.ethernet().arp(operation, sender, target).padding(18));

        assertThat(summary.network()).isEqualTo(NetworkClass.ARP);
        assertThat(summary.protocol()).isEqualTo(Protocol.ARP);
        assertThat(summary.arpOperation()).isEqualTo(expected);
        assertThat(summary.hasAddresses()).isFalse();
        assertThat(source()).hasToString(sender);
        assertThat(destination()).hasToString(target);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.NETWORK);
    }

    @ParameterizedTest
    @CsvSource({"2, IGMP", "50, ESP", "51, AH", "89, OSPF", "103, PIM", "112, VRRP"})
    void readsTheHeadersOfFurtherProtocols(int number, Protocol expected) {
        byte[] header = new byte[40];
        header[1] = 4;
        decode(PacketBytes.ethernet().ipv4(CLIENT, SERVER).follow(number).payload(header));

        assertThat(summary.protocol()).isEqualTo(expected);
        assertThat(summary.transportDecoded()).isTrue();
        assertThat(summary.layers().kind(2)).hasToString(expected.name());
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
    }

    @ParameterizedTest
    @CsvSource({"115, L2TP", "0, OTHER_IP", "98, OTHER_IP", "255, OTHER_IP"})
    void namesIpProtocolsItDoesNotDecode(int number, Protocol expected) {
        decode(PacketBytes.ethernet().ipv4(CLIENT, SERVER).follow(number).payload(40));

        assertThat(summary.protocol()).isEqualTo(expected);
        assertThat(summary.ipProtocol()).isEqualTo(number);
        assertThat(summary.transportDecoded()).isFalse();
        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.TRANSPORT);
    }

    @Test
    void readsTheTcpOptionsThatFlowsNeed() {
        byte[] options = HexFormat.of().parseHex("020405b40402080a0000000180000002" + "01030307");
        decode(PacketBytes.ethernet().ipv4(CLIENT, SERVER).tcp(1234, 443, TcpFlags.SYN, options));

        assertThat(summary.tcp().sequence()).isEqualTo(1);
        assertThat(summary.tcp().acknowledgment()).isEqualTo(2);
        assertThat(summary.tcp().window()).isEqualTo(64_000);
        assertThat(summary.tcp().windowScale()).isEqualTo(7);
        assertThat(summary.tcp().timestamp()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "01010101", "00030307", "02000000", "05ff0303", "03030000" + "01010103", "020505b40000"})
    void findsNoOptionWhereThereIsNone(String options) {
        byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(options), options.length() / 8 * 4);
        decode(PacketBytes.ethernet().ipv4(CLIENT, SERVER).tcp(1234, 443, TcpFlags.SYN, bytes));

        assertThat(summary.tcp().timestamp()).isEqualTo(TcpSegment.NONE);
    }

    private void decode(PacketBytes packet) {
        decoder.decode(packet.frame(), summary);
    }

    private IpAddress source() {
        return new IpAddress(summary.sourceHigh(), summary.sourceLow());
    }

    private IpAddress destination() {
        return new IpAddress(summary.destinationHigh(), summary.destinationLow());
    }

    private void assertNetwork(NetworkClass network, String source, String destination) {
        assertThat(summary.network()).isEqualTo(network);
        assertThat(summary.hasAddresses()).isTrue();
        assertThat(source()).hasToString(source);
        assertThat(destination()).hasToString(destination);
    }

    private void assertPorts(Protocol protocol, int source, int destination) {
        assertThat(summary.protocol()).isEqualTo(protocol);
        assertThat(summary.transportDecoded()).isTrue();
        assertThat(summary.sourcePort()).isEqualTo(source);
        assertThat(summary.destinationPort()).isEqualTo(destination);
    }

    private void assertStopped(DecodeOutcome outcome, DecodeLayer layer) {
        assertThat(summary.outcome()).isEqualTo(outcome);
        assertThat(summary.stoppedAt()).isEqualTo(layer);
    }
}
