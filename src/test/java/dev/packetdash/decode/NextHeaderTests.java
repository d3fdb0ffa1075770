package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.testing.PacketBytes;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NextHeaderTests {
    private static final int VXLAN_PORT = 4789;
    private static final int GENEVE_PORT = 6081;

    private final DecodeState state = new DecodeState();

    @BeforeEach
    void decodesSomePacket() {
        state.start(PacketBytes.ethernet().frame(), new PacketSummary());
        state.summary.reset(state.frame);
    }

    @Test
    void takesSmallEtherTypesForLengths() {
        assertThat(NextHeader.ofTypeOrLength(state, EtherType.MAXIMUM_LENGTH)).isEqualTo(LayerKind.LLC);
        assertThat(NextHeader.ofTypeOrLength(state, EtherType.ARP)).isEqualTo(LayerKind.ARP);
    }

    @Test
    void endsDecodingAtANumberOfNobody() {
        assertThat(NextHeader.ofEtherType(state, 0x88b5)).isNull();
        assertThat(state.summary.stoppedAt()).isEqualTo(DecodeLayer.NETWORK);
        assertThat(NextHeader.ofNextHeader(state, 253)).isNull();
        assertThat(state.summary.stoppedAt()).isEqualTo(DecodeLayer.TRANSPORT);
        assertThat(state.summary.outcome()).isEqualTo(DecodeOutcome.UNSUPPORTED);
    }

    @Test
    void leavesEachIcmpToItsVersionOfIp() {
        state.summary.network(NetworkClass.IPV4, Protocol.OTHER_IP);
        assertThat(ofIpv4(IpProtocol.ICMP)).isEqualTo(LayerKind.ICMP);
        assertThat(ofIpv4(IpProtocol.ICMPV6)).isNull();
        state.summary.network(NetworkClass.IPV6, Protocol.OTHER_IP);
        assertThat(NextHeader.ofNextHeader(state, IpProtocol.ICMPV6)).isEqualTo(LayerKind.ICMPV6);
        assertThat(NextHeader.ofNextHeader(state, IpProtocol.ICMP)).isNull();
    }

    @Test
    void asksTheLowerPortFirst() {
        assertThat(NextHeader.ofPorts(GENEVE_PORT, VXLAN_PORT)).isEqualTo(LayerKind.VXLAN);
        assertThat(NextHeader.ofPorts(50_000, GENEVE_PORT)).isEqualTo(LayerKind.GENEVE);
        assertThat(NextHeader.ofPorts(50_000, 443)).isNull();
        assertThat(NextHeader.isTunnel(50_000, 443)).isFalse();
        assertThat(NextHeader.isTunnel(VXLAN_PORT, 443)).isTrue();
    }

    @Test
    void knowsTheWayToEveryHeader() {
        Set<LayerKind> met = EnumSet.noneOf(LayerKind.class);
        PacketDecoder decoder = new PacketDecoder();
        PacketSummary summary = new PacketSummary();
        Stream.of(Samples.ALL, ApplicationSamples.ALL, PortTunnelTests.SAMPLES)
                .flatMap(samples -> samples.stream())
                .forEach(sample -> {
                    decoder.decode(sample.frame(), summary);
                    for (int i = 0; i < summary.layers().count(); i++) {
                        met.add(summary.layers().kind(i));
                    }
                });
        assertThat(EnumSet.complementOf(EnumSet.copyOf(met)))
                .as("kinds that no sample has")
                .isEmpty();
    }

    private @Nullable LayerKind ofIpv4(int number) {
        state.summary.ipv4Protocol(number);
        return NextHeader.ofIpProtocol(state);
    }
}
