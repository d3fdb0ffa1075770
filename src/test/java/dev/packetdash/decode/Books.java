package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import dev.packetdash.payload.PacketDescription;

/** What holds of every packet, whatever its bytes. */
final class Books {
    private Books() {}

    /**
     * Decodes the frame, describes it, and checks that nothing contradicts itself or reaches beyond what was captured.
     */
    static void check(PacketDecoder decoder, Frame frame, PacketSummary summary) {
        decoder.decode(frame, summary);
        boolean balanced = summary.headersLength() <= frame.capturedLength()
                && summary.payloadLength() >= 0
                && summary.timestampNanos() == frame.timestampNanos()
                && (summary.protocol() == Protocol.NON_IP) == noneOf(summary.network())
                && (summary.protocol() == Protocol.ARP) == (summary.network() == NetworkClass.ARP)
                && (!summary.hasAddresses() || isIp(summary.protocol()))
                && (!summary.transportDecoded() || isIp(summary.protocol()))
                && (summary.isTunnelled() || summary.outer().protocol() == summary.protocol());
        assertThat(balanced)
                .as("of %s with %d bytes", summary.protocol(), frame.capturedLength())
                .isTrue();
        if (summary.protocol() == Protocol.TCP && summary.transportDecoded()) {
            assertThat(summary.tcp().windowScale()).isBetween(TcpSegment.NONE, 255);
            assertThat(summary.tcp().timestamp()).isBetween((long) TcpSegment.NONE, 0xffff_ffffL);
        }
        for (LayerDetail layer : PacketDescription.of(summary)) {
            assertThat(layer.offset() + layer.length()).isLessThanOrEqualTo(frame.capturedLength());
        }
    }

    private static boolean noneOf(NetworkClass network) {
        return network != NetworkClass.ARP && network != NetworkClass.IPV4 && network != NetworkClass.IPV6;
    }

    private static boolean isIp(Protocol protocol) {
        return protocol != Protocol.ARP && protocol != Protocol.NON_IP;
    }
}
