package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where headers and payload end, and what fragments and contradictory lengths leave. */
class IpLengthTests {
    private static final int IP = 14;
    private static final int TRANSPORT = IP + 20;

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    @Test
    void namesTheProtocolOfAHeaderCutBehindIt() {
        PacketBytes ipv4 =
                PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2").udp(1, 2);
        decoder.decode(ipv4.frame(IP + 10), summary);
        assertThat(summary.protocol()).isEqualTo(Protocol.UDP);
        assertThat(summary.hasAddresses()).isFalse();
        decoder.decode(ipv4.frame(IP + 9), summary);
        assertThat(summary.protocol()).isEqualTo(Protocol.OTHER_IP);
        assertThat(summary.ipProtocol()).isEqualTo(-1);

        PacketBytes ipv6 =
                PacketBytes.ethernet().ipv6("2001:db8::1", "2001:db8::2").udp(1, 2);
        decoder.decode(ipv6.frame(IP + 7), summary);
        assertThat(summary.protocol()).isEqualTo(Protocol.UDP);
        assertThat(summary.hasAddresses()).isFalse();
        decoder.decode(ipv6.frame(IP + 6), summary);
        assertThat(summary.ipProtocol()).isEqualTo(-1);
    }

    @Test
    void doesNotTakePaddingForPayload() {
        decode(tcp(TcpFlags.ACK).padding(6).bytes());

        assertThat(summary.payloadLength()).isZero();
        assertThat(summary.tcpKind()).isEqualTo(TcpKind.ACK);
    }

    @Test
    void readsTheWireLengthWhereOffloadLeftTheIpLengthZero() {
        decode(patch(tcp(TcpFlags.ACK).payload(100).bytes(), IP + 2, 0));
        assertThat(summary.payloadLength()).isEqualTo(100);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);

        decode(patch(ipv6().tcp(1, 2, TcpFlags.ACK).payload(100).bytes(), IP + 4, 0));
        assertThat(summary.payloadLength()).isEqualTo(100);
        assertThat(summary.tcpKind()).isEqualTo(TcpKind.DATA);
    }

    @Test
    void believesTheIpHeaderWhereItSaysMoreThanTheWire() {
        decode(patch(tcp(TcpFlags.ACK).payload(10).bytes(), IP + 2, 1500));

        assertThat(summary.payloadLength()).isEqualTo(1460);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
    }

    @Test
    void skipsIpv4AndTcpOptions() {
        byte[] options = HexFormat.of().parseHex("94040000");
        decode(ipv4(options).tcp(1, 2, TcpFlags.SYN, new byte[8]).payload(5).bytes());

        assertThat(summary.headersLength()).isEqualTo(IP + 24 + 28);
        assertThat(summary.payloadLength()).isEqualTo(5);
    }

    @Test
    void readsThePortsOfTheFirstFragmentOnly() {
        decode(ipv4().fragment(0, true).udp(1, 2).payload(8).bytes());
        assertFragment(FragmentPosition.FIRST, 1);
        decode(ipv4().fragment(16, true).follow(IpProtocol.UDP).payload(16).bytes());
        assertFragment(FragmentPosition.MIDDLE, 0);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.NETWORK);
        decode(ipv4().fragment(32, false).follow(IpProtocol.UDP).payload(16).bytes());
        assertFragment(FragmentPosition.LAST, 0);
    }

    @Test
    void readsIpv6FragmentsLikewise() {
        decode(ipv6().fragment(0, true).udp(1, 2).payload(8).bytes());
        assertFragment(FragmentPosition.FIRST, 1);
        decode(ipv6().fragment(0, false).udp(1, 2).bytes());
        assertFragment(FragmentPosition.ATOMIC, 1);
        decode(ipv6().fragment(16, true).follow(IpProtocol.UDP).payload(16).bytes());
        assertFragment(FragmentPosition.MIDDLE, 0);
        decode(ipv6().fragment(32, false).follow(IpProtocol.UDP).payload(16).bytes());
        assertFragment(FragmentPosition.LAST, 0);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.EXTENSION);
    }

    @Test
    void walksExtensionHeaders() {
        decode(ipv6().extension(IpProtocol.HOP_BY_HOP, 8)
                .extension(IpProtocol.ROUTING, 24)
                .extension(IpProtocol.DESTINATION_OPTIONS, 16)
                .udp(1, 2)
                .payload(7)
                .bytes());

        assertThat(summary.protocol()).isEqualTo(Protocol.UDP);
        assertThat(summary.headersLength()).isEqualTo(IP + 40 + 48 + 8);
        assertThat(summary.payloadLength()).isEqualTo(7);
    }

    @Test
    void endsWhereNoHeaderFollows() {
        decode(ipv6().follow(IpProtocol.NO_NEXT_HEADER).bytes());
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.NETWORK);

        decode(ipv6().extension(IpProtocol.HOP_BY_HOP, 8)
                .follow(IpProtocol.NO_NEXT_HEADER)
                .bytes());
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.EXTENSION);
        assertThat(summary.protocol()).isEqualTo(Protocol.OTHER_IP);
    }

    @Test
    void endsAChainThatIsTooLong() {
        PacketBytes packet = ipv6();
        for (int i = 0; i < 300; i++) {
            packet.extension(IpProtocol.DESTINATION_OPTIONS, 8);
        }
        decode(packet.udp(1, 2).bytes());

        assertThat(summary.layers().count()).isEqualTo(LayerList.MAXIMUM);
        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.EXTENSION);
    }

    @ParameterizedTest
    @CsvSource({
        "14, 0x4400, NETWORK", // header length 16
        "14, 0x5500, NETWORK", // version 5
        "16, 19, NETWORK", // total length within the header
        "46, 0x4010, TRANSPORT", // data offset 16
        "46, 0xf010, TRANSPORT", // data offset beyond the payload
        "16, 39, TRANSPORT", // the IP length ends within the TCP header
    })
    void callsContradictionsMalformed(int offset, String value, DecodeLayer layer) {
        decode(patch(tcp(TcpFlags.ACK).payload(8).bytes(), offset, Integer.decode(value)));

        assertStopped(DecodeOutcome.MALFORMED, layer);
        assertThat(summary.hasAddresses()).isEqualTo(layer == DecodeLayer.TRANSPORT);
        assertThat(summary.sourcePort()).isEqualTo(layer == DecodeLayer.TRANSPORT ? 1234 : 0);
    }

    /** Both headers count: the one that the EtherType announces, and the one that is there. */
    @Test
    void believesTheVersionMoreThanTheEtherType() {
        decode(patch(ipv6().udp(1, 2).bytes(), 12, EtherType.IPV4));

        assertThat(summary.outer().network()).isEqualTo(NetworkClass.IPV4);
        assertThat(summary.outer().ipProtocol()).isNegative();
        assertThat(summary.network()).isEqualTo(NetworkClass.IPV6);
        assertThat(summary.destinationPort()).isEqualTo(2);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
    }

    @Test
    void callsAnImpossibleUdpLengthMalformed() {
        decode(patch(ipv4().udp(1, 2).payload(8).bytes(), TRANSPORT + 4, 7));

        assertStopped(DecodeOutcome.MALFORMED, DecodeLayer.TRANSPORT);
        assertThat(summary.transportDecoded()).isFalse();
        assertThat(summary.destinationPort()).isEqualTo(2);
    }

    @Test
    void trustsFlagsInFrontOfCutOptions() {
        Frame frame = ipv4().tcp(1, 2, TcpFlags.SYN, new byte[20]).frame(TRANSPORT + 24);
        decoder.decode(frame, summary);

        assertStopped(DecodeOutcome.TRUNCATED, DecodeLayer.TRANSPORT);
        assertThat(summary.tcpKind()).isEqualTo(TcpKind.SYN);
        assertThat(summary.transportDecoded()).isTrue();
    }

    /** Each field counts from the byte on at which it can be read. */
    @Test
    void readsWhatIsThereOfCutHeaders() {
        PacketBytes packet = ipv4().tcp(1, 2, TcpFlags.SYN);
        decoder.decode(packet.frame(TRANSPORT + 15), summary);
        assertThat(summary.tcpFlagsRead()).isFalse();
        decoder.decode(packet.frame(TRANSPORT + 16), summary);
        assertThat(summary.tcpFlagsRead()).isTrue();
        assertThat(summary.tcpKind()).isEqualTo(TcpKind.SYN);
        assertThat(summary.transportDecoded()).isFalse();

        PacketBytes tagged = PacketBytes.ethernet().vlan(1).vlan(2).ipv4("198.51.100.1", "203.0.113.2");
        decoder.decode(tagged.frame(18), summary);
        assertThat(summary.vlanTags()).isEqualTo(2);

        PacketBytes sourceRouted = PacketBytes.ethernet()
                .ipv4("198.51.100.1", "203.0.113.2", new byte[] {1, (byte) 137, 7, 4, 1, 2, 3, 4})
                .udp(1, 2);
        decoder.decode(sourceRouted.frame(14 + 20 + 4), summary);
        assertThat(summary.hasAddresses()).isFalse();
        decoder.decode(ipv4(new byte[] {(byte) 148, 4, 0, 0}).udp(1, 2).frame(14 + 20 + 2), summary);
        assertThat(summary.hasAddresses()).isTrue();
    }

    private void decode(byte[] bytes) {
        decoder.decode(new Frame().set(bytes, 0, bytes.length, bytes.length, LinkType.ETHERNET, 0), summary);
    }

    private static PacketBytes ipv4(byte... options) {
        return PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2", options);
    }

    private static PacketBytes ipv6() {
        return PacketBytes.ethernet().ipv6("2001:db8::1", "2001:db8::2");
    }

    private static PacketBytes tcp(int flags) {
        return ipv4().tcp(1234, 443, flags);
    }

    private static byte[] patch(byte[] bytes, int offset, int value) {
        return ByteBuffer.wrap(bytes).putShort(offset, (short) value).array();
    }

    private void assertFragment(FragmentPosition position, int sourcePort) {
        assertThat(summary.fragment()).isEqualTo(position);
        assertThat(summary.protocol()).isEqualTo(Protocol.UDP);
        assertThat(summary.sourcePort()).isEqualTo(sourcePort);
    }

    private void assertStopped(DecodeOutcome outcome, DecodeLayer layer) {
        assertThat(summary.outcome()).isEqualTo(outcome);
        assertThat(summary.stoppedAt()).isEqualTo(layer);
    }
}
