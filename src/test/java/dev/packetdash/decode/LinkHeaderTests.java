package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.TunnelParts;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTests {
    private static final String CLIENT = "198.51.100.1";
    private static final String SERVER = "203.0.113.2";
    private static final String CLIENT6 = "2001:db8::1";
    private static final String SERVER6 = "2001:db8::2";

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    @ParameterizedTest
    @CsvSource({"1, VLAN", "2, QINQ", "5, QINQ"})
    void countsTags(int tags, Encapsulation expected) {
        PacketBytes packet = PacketBytes.ethernet();
        for (int tag = tags; tag > 0; tag--) {
            packet.vlan(tag == 1 ? EtherType.VLAN : tag == 2 ? EtherType.QINQ : EtherType.QINQ_OLD, tag);
        }
        decode(packet.ipv4(CLIENT, SERVER).tcp(1, 2, TcpFlags.ACK));

        assertThat(summary.vlanTags()).isEqualTo(tags);
        assertThat(summary.encapsulations()).isEqualTo(1 << expected.ordinal());
        assertThat(summary.protocol()).isEqualTo(Protocol.TCP);
    }

    @ParameterizedTest
    @CsvSource({
        "0x88cc, 0207040200000000010000, LLDP, COMPLETE, NETWORK",
        "0x88cc, 0407040200000000010000, LLDP, MALFORMED, NETWORK",
        "0x888e, 02010000, EAPOL, COMPLETE, NETWORK",
        "0x8847, 0001010550, MPLS, UNSUPPORTED, ENCAPSULATION",
        "0x8848, 0000d10010, MPLS, UNSUPPORTED, ENCAPSULATION",
        "0x8863, 110900000000, OTHER, COMPLETE, ENCAPSULATION",
        "0x88b5, 00000000, OTHER, UNSUPPORTED, NETWORK",
        "0x05ff, 00000000, OTHER, UNSUPPORTED, NETWORK"
    })
    void knowsOtherNetworksByTheirEtherType(
            String etherType, String bytes, NetworkClass expected, DecodeOutcome outcome, DecodeLayer layer) {
        decode(PacketBytes.ethernet().then(Integer.decode(etherType), TunnelParts.bytes(bytes)));

        assertThat(summary.network()).isEqualTo(expected);
        assertThat(summary.protocol()).isEqualTo(Protocol.NON_IP);
        assertStopped(outcome, layer);
    }

    @Test
    void knowsSpanningTreeByServiceOrGroupAddress() {
        decode(PacketBytes.ethernet().llc(0x42, 0x42, 3).payload(new byte[35]));
        assertThat(summary.network()).isEqualTo(NetworkClass.STP);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.NETWORK);

        decode(PacketBytes.ethernet().llc(0x42, 0x42, 3).payload(new byte[] {0, 0, 0, (byte) 0x80}));
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.NETWORK);

        decode(PacketBytes.ethernet(1, 0x0180_c200_0000L).llc(0xfe, 0xfe, 3).payload(35));
        assertThat(summary.network()).isEqualTo(NetworkClass.STP);
        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.NETWORK);
    }

    @Test
    void readsIpBehindLlcAndSnap() {
        decode(PacketBytes.ethernet().snap().ipv4(CLIENT, SERVER).udp(1, 2).padding(10));
        assertUdp(1, 2);

        decode(PacketBytes.ethernet()
                .vlan(5)
                .llc(0x06, 0x06, 3)
                .ipv4(CLIENT, SERVER)
                .udp(3, 4));
        assertUdp(3, 4);
    }

    @Test
    void readsLlcInJumboFrames() {
        decode(PacketBytes.ethernet()
                .then(EtherType.JUMBO_LLC, TunnelParts.bytes("060603"))
                .ipv4(CLIENT, SERVER)
                .udp(1, 2));

        assertUdp(1, 2);
    }

    @Test
    void readsCookedHeaders() {
        decode(PacketBytes.sll(0).ipv4(CLIENT, SERVER).udp(1, 2));
        assertUdp(1, 2);
        assertThat(summary.headersLength()).isEqualTo(16 + 20 + 8);

        decode(PacketBytes.sll2(4).vlan(7).ipv6(CLIENT6, SERVER6).udp(3, 4));
        assertUdp(3, 4);
        assertThat(summary.vlanTags()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 28, 30})
    void readsLoopbackFamiliesInEitherByteOrder(int family) {
        decode(PacketBytes.loopback(family).ipv6(CLIENT6, SERVER6).udp(1, 2));
        assertUdp(1, 2);

        decode(PacketBytes.loopback(Integer.reverseBytes(family))
                .ipv6(CLIENT6, SERVER6)
                .udp(3, 4));
        assertUdp(3, 4);

        decode(PacketBytes.loopback(Integer.reverseBytes(2))
                .ipv4(CLIENT, SERVER)
                .udp(5, 6));
        assertUdp(5, 6);
    }

    /** EtherTypes, 16 bits of a family in front or behind, and what is PPP. */
    @ParameterizedTest
    @ValueSource(ints = {0x0800, 0x0008_0000, 0x0f00_0800, 0x0002_0000, 0x0000_0200, 0xff03_0021})
    void readsTheLoopbackHeadersOfRarerSystems(int header) {
        decode(PacketBytes.loopback(header).ipv4(CLIENT, SERVER).udp(1, 2));
        assertUdp(1, 2);
    }

    @Test
    void readsPppBehindADirection() {
        byte[] packet = PacketBytes.raw().ipv4(CLIENT, SERVER).udp(1, 2).bytes();
        byte[] bytes = new byte[5 + packet.length];
        System.arraycopy(HexFormat.of().parseHex("00ff030021"), 0, bytes, 0, 5);
        System.arraycopy(packet, 0, bytes, 5, packet.length);
        decode(new Frame().set(bytes, 0, bytes.length, bytes.length, LinkType.PPP_WITH_DIRECTION, 0));

        assertUdp(1, 2);
        assertThat(summary.wireLength()).isEqualTo(4 + 20 + 8);
    }

    /** SunATM has four bytes of its own before what was on the wire. */
    @Test
    void leavesOutOfTheLengthWhatWasNeverOnTheWire() {
        decode(new Frame().set(new byte[100], 0, 60, 100, 123, 0));
        assertThat(summary.wireLength()).isEqualTo(96);
        assertThat(summary.capturedLength()).isEqualTo(56);
    }

    @Test
    void knowsTheVersionOfRawPacketsByTheirFirstBits() {
        decode(PacketBytes.raw().ipv4(CLIENT, SERVER).udp(1, 2));
        assertThat(summary.network()).isEqualTo(NetworkClass.IPV4);
        decode(PacketBytes.raw().ipv6(CLIENT6, SERVER6).udp(1, 2));
        assertThat(summary.network()).isEqualTo(NetworkClass.IPV6);

        decode(PacketBytes.raw().payload(new byte[] {0x50, 0}));
        assertStopped(DecodeOutcome.MALFORMED, DecodeLayer.NETWORK);
        decode(PacketBytes.raw().payload(40).frame(0));
        assertStopped(DecodeOutcome.TRUNCATED, DecodeLayer.NETWORK);
    }

    @Test
    void countsOtherLinkTypesAsUnsupported() {
        byte[] bytes = new byte[100];
        decode(new Frame().set(bytes, 0, 100, 100, 127, 0));

        assertThat(summary.network()).isEqualTo(NetworkClass.OTHER);
        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.LINK);
    }

    private void decode(PacketBytes packet) {
        decode(packet.frame());
    }

    private void decode(Frame frame) {
        decoder.decode(frame, summary);
    }

    private void assertUdp(int source, int destination) {
        assertThat(summary.protocol()).isEqualTo(Protocol.UDP);
        assertThat(summary.sourcePort()).isEqualTo(source);
        assertThat(summary.destinationPort()).isEqualTo(destination);
    }

    private void assertStopped(DecodeOutcome outcome, DecodeLayer layer) {
        assertThat(summary.outcome()).isEqualTo(outcome);
        assertThat(summary.stoppedAt()).isEqualTo(layer);
    }
}
