package dev.packetdash.decode;

import static dev.packetdash.testing.TunnelParts.bytes;
import static dev.packetdash.testing.TunnelParts.ethernet;
import static dev.packetdash.testing.TunnelParts.geneve;
import static dev.packetdash.testing.TunnelParts.gre;
import static dev.packetdash.testing.TunnelParts.mpls;
import static dev.packetdash.testing.TunnelParts.pppoe;
import static dev.packetdash.testing.TunnelParts.vxlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Direction;
import dev.packetdash.net.EtherType;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.PacketPart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets inside packets: what carries them, what is seen of both, and where the walk ends. */
class TunnelTests {
    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    @Test
    void keepsOutermostAndInnermostHeader() {
        decode(inner(outer().udp(4000, 4789).then(0, vxlan(7)).then(0, ethernet())));

        assertInner();
        NetworkView outermost = summary.outer();
        assertThat(outermost.network()).isEqualTo(NetworkClass.IPV4);
        assertThat(outermost.protocol()).isEqualTo(Protocol.UDP);
        assertThat(outermost.ipProtocol()).isEqualTo(IpProtocol.UDP);
        assertThat(new IpAddress(outermost.sourceHigh(), outermost.sourceLow())).hasToString("198.51.100.1");
        assertThat(outermost.destinationPort()).isEqualTo(4789);
        assertThat(outermost.fragment()).isEqualTo(FragmentPosition.NONE);
        assertThat(summary.isTunnelled()).isTrue();
    }

    @Test
    void showsThePacketItselfAsOutermostWhereItIsInNoTunnel() {
        decode(inner(PacketBytes.ethernet()));

        assertThat(summary.isTunnelled()).isFalse();
        assertThat(summary.outer().network()).isEqualTo(NetworkClass.IPV6);
        assertThat(summary.outer().destinationPort()).isEqualTo(443);
    }

    @Test
    void tellsTheDirectionByTheOutermostAddresses() {
        decoder.localAddresses(new LocalAddresses(List.of(IpAddress.parse("198.51.100.1")), List.of()));
        decode(inner(outer().udp(4000, 4789).then(0, vxlan(7)).then(0, ethernet())));

        assertThat(summary.direction()).isEqualTo(Direction.OUT);
    }

    @Test
    void followsLabelsToIpAndToPseudowires() {
        decode(inner(
                PacketBytes.ethernet().then(EtherType.MPLS, mpls(16, false)).then(0, mpls(17, true))));
        assertInner(Encapsulation.MPLS);

        PacketPart controlWord = bytes("00000005");
        decode(inner(PacketBytes.ethernet()
                .then(EtherType.MPLS, mpls(16, true))
                .then(0, controlWord)
                .then(0, ethernet())));
        assertInner(Encapsulation.MPLS);

        decode(inner(outer().udp(4000, 6635).then(0, mpls(16, true))));
        assertInner(Encapsulation.MPLS);

        decode(inner(outer().then(IpProtocol.MPLS_IN_IP, mpls(16, true))));
        assertInner(Encapsulation.MPLS);
    }

    @Test
    void knowsAPseudowireWithoutControlWord() {
        decode(inner(PacketBytes.ethernet()
                .then(EtherType.MPLS, mpls(16, true))
                .then(0, bytes("020000000002" + "020000000001" + "86dd"))));

        assertInner(Encapsulation.MPLS);
        assertThat(summary.layers().kind(2)).isEqualTo(LayerKind.ETH);
    }

    @Test
    void followsPacketsThatWccpRedirects() {
        for (String redirect : List.of("", "00000000")) {
            decode(outer().then(IpProtocol.GRE, gre(0, 0))
                    .then(EtherType.WCCP, bytes(redirect))
                    .ipv4("192.0.2.1", "192.0.2.2")
                    .udp(1, 2));

            assertThat(summary.protocol()).isEqualTo(Protocol.UDP);
            assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
        }
    }

    @Test
    void followsPppWithAndWithoutItsOptionalBytes() {
        for (String header : List.of("ff030057", "0057", "57", "ff0357")) {
            decode(inner(PacketBytes.link(LinkType.PPP).then(0, bytes(header))));
            assertInner();
        }
        decode(inner(PacketBytes.link(LinkType.PPP_HDLC).then(0, bytes("ff030057"))));
        assertInner();
        decode(inner(PacketBytes.link(LinkType.PPP_HDLC).then(0, bytes("8f0086dd"))));
        assertInner();
    }

    @Test
    void takesSlarpForNoRarp() {
        decode(PacketBytes.link(LinkType.C_HDLC).then(0, bytes("8f008035")).payload(28));

        assertThat(summary.network()).isEqualTo(NetworkClass.OTHER);
        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.NETWORK);
    }

    @Test
    void endsThePppoePayloadWhereItsLengthSays() {
        decode(inner(PacketBytes.ethernet().then(EtherType.PPPOE_SESSION, pppoe(5, PppHeader.IPV6)))
                .padding(30));

        assertInner(Encapsulation.PPPOE);
        assertThat(summary.payloadLength()).isZero();
    }

    /** PPTP's acknowledgment belongs to PPP alone (RFC 2637, section 4.1). */
    @Test
    void readsTheAcknowledgmentOfPptp() {
        decode(inner(outer().then(IpProtocol.GRE, bytes("3081880b" + "00".repeat(12) + "0057"))));
        assertInner(Encapsulation.GRE);
    }

    @Test
    void knowsTunnelsByTheirSourcePortToo() {
        decode(inner(outer().udp(4789, 40_000).then(0, vxlan(7)).then(0, ethernet())));
        assertInner(Encapsulation.VXLAN);
    }

    @Test
    void readsEthernetOverIp() {
        decode(inner(outer().then(IpProtocol.ETHERIP, bytes("3000")).then(0, ethernet())));
        assertInner();
        decode(inner(outer().then(IpProtocol.ETHERIP, bytes("4000")).then(0, ethernet())));
        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.ENCAPSULATION);
    }

    @Test
    void readsTheGenericExtensionOfVxlan() {
        decode(inner(outer().udp(40_000, 4790).then(0, bytes("0c00000200000100"))));
        assertInner(Encapsulation.VXLAN);
        decode(inner(outer().udp(40_000, 4790).then(0, bytes("0c00000400000100"))));
        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.ENCAPSULATION);
    }

    @ParameterizedTest
    @CsvSource({"0x0000, 0", "0x8000, 4", "0x2000, 4", "0x1000, 4", "0xb000, 12", "0x0080, 0", "0x3081, 8", "0x4000, 8"
    })
    void skipsTheOptionalFieldsOfGre(int flags, int optional) {
        decode(inner(outer().then(IpProtocol.GRE, gre(flags, optional))));
        assertInner(Encapsulation.GRE);

        decode(inner(outer().udp(4000, 4754).then(0, gre(flags, optional))));
        assertInner(Encapsulation.GRE);
    }

    @Test
    void skipsTheSourceRouteOfGre() {
        PacketPart routed = bytes("4000" + "86dd" + "00000000" + "08000004" + "c6336401" + "00000000");
        decode(inner(outer().then(IpProtocol.GRE, routed)));

        assertInner(Encapsulation.GRE);
    }

    @Test
    void takesGreKeepAlivesForComplete() {
        decode(outer().then(IpProtocol.GRE, gre(0, 0)));
        assertThat(summary.protocol()).isEqualTo(Protocol.GRE);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.ENCAPSULATION);

        decode(outer().then(IpProtocol.GRE, gre(0, 0)).follow(0x88b5).payload(4));
        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.ENCAPSULATION);
    }

    @Test
    void followsMirroredFramesOfEveryErspanType() {
        decode(inner(outer().then(IpProtocol.GRE, gre(0, 0)).then(EtherType.ERSPAN, ethernet())));
        assertInner(Encapsulation.GRE, Encapsulation.ERSPAN);

        for (String header :
                List.of("1000000000000000", "200000000000000000000000", "20".repeat(11) + "01" + "00".repeat(8))) {
            int etherType = header.startsWith("1") ? EtherType.ERSPAN : EtherType.ERSPAN_III;
            decode(inner(outer().then(IpProtocol.GRE, gre(0x1000, 4))
                    .then(etherType, bytes(header))
                    .then(0, ethernet())));
            assertInner(Encapsulation.GRE, Encapsulation.ERSPAN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 252})
    void skipsTheOptionsOfGeneve(int options) {
        decode(inner(outer().udp(4000, 6081).then(0, geneve(7, options))));
        assertInner(Encapsulation.GENEVE);

        decode(inner(outer().udp(4000, 6081).then(0, geneve(7, options)).then(EtherType.BRIDGED_ETHERNET, ethernet())));
        assertInner(Encapsulation.GENEVE);
    }

    @Test
    void tellsIpInIpApart() {
        decode(inner(outer()));
        assertInner(Encapsulation.SIX_IN_FOUR);

        decode(inner(PacketBytes.ethernet().ipv6("2001:db8::8", "2001:db8::9").extension(IpProtocol.ROUTING, 24)));
        assertInner(Encapsulation.IPIP);

        decode(outer().ipv4("203.0.113.5", "203.0.113.6").udp(1, 2));
        assertThat(summary.has(Encapsulation.IPIP)).isTrue();

        decode(inner(outer().then(IpProtocol.ETHERNET, ethernet())));
        assertInner();
    }

    @Test
    void countsTagsBeforeTheFirstNetworkHeaderOnly() {
        decode(inner(PacketBytes.ethernet()
                .vlan(5)
                .ipv4("198.51.100.1", "198.51.100.2")
                .udp(4000, 4789)
                .then(0, vxlan(7))
                .then(0, ethernet())
                .vlan(6)));

        assertThat(summary.vlanTags()).isEqualTo(1);
        assertInner(Encapsulation.VLAN, Encapsulation.VXLAN);
    }

    @Test
    void keepsTheOuterHeaderWhereTheTunnelHoldsNoPacket() {
        decode(outer().udp(4000, 4789).then(0, vxlan(7)).then(0, ethernet()).follow(EtherType.LLDP));

        assertThat(summary.isTunnelled()).isFalse();
        assertThat(summary.network()).isEqualTo(NetworkClass.IPV4);
        assertThat(summary.protocol()).isEqualTo(Protocol.UDP);
        assertStopped(DecodeOutcome.MALFORMED, DecodeLayer.NETWORK);
    }

    @Test
    void forgetsTheOuterHeaderWhereTheInnerOneIsCut() {
        PacketBytes packet = inner(outer());
        decoder.decode(packet.frame(14 + 20 + 30), summary);

        assertThat(summary.network()).isEqualTo(NetworkClass.IPV6);
        assertThat(summary.hasAddresses()).isFalse();
        assertThat(summary.outer().hasAddresses()).isTrue();
        assertStopped(DecodeOutcome.TRUNCATED, DecodeLayer.NETWORK);
    }

    @Test
    void doesNotLookForTunnelsInLaterFragmentsOrEmptyDatagrams() {
        decode(outer().fragment(64, false).follow(IpProtocol.UDP).payload(100));
        assertThat(summary.fragment()).isEqualTo(FragmentPosition.LAST);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.NETWORK);

        decode(outer().udp(4000, 4789));
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
    }

    @Test
    void boundsTheDepth() {
        PacketBytes packet = PacketBytes.ethernet();
        for (int depth = 0; depth < 300; depth++) {
            packet.then(EtherType.MPLS, mpls(16, false));
        }
        decode(packet.payload(4));

        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.ENCAPSULATION);
        assertThat(summary.layers().count()).isEqualTo(LayerList.MAXIMUM);
    }

    private static PacketBytes outer() {
        return PacketBytes.ethernet().ipv4("198.51.100.1", "198.51.100.2");
    }

    private static PacketBytes inner(PacketBytes outer) {
        return outer.ipv6("2001:db8::1", "2001:db8::2").tcp(1234, 443, TcpFlags.SYN);
    }

    private void decode(PacketBytes packet) {
        decoder.decode(packet.frame(), summary);
    }

    private void assertInner(Encapsulation... encapsulations) {
        assertThat(summary.network()).isEqualTo(NetworkClass.IPV6);
        assertThat(summary.protocol()).isEqualTo(Protocol.TCP);
        assertThat(new IpAddress(summary.sourceHigh(), summary.sourceLow())).hasToString("2001:db8::1");
        assertThat(summary.destinationPort()).isEqualTo(443);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
        assertThat(Encapsulation.values()).filteredOn(summary::has).containsAll(List.of(encapsulations));
    }

    private void assertStopped(DecodeOutcome outcome, DecodeLayer layer) {
        assertThat(summary.outcome()).isEqualTo(outcome);
        assertThat(summary.stoppedAt()).isEqualTo(layer);
    }
}
