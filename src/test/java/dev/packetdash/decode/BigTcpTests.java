package dev.packetdash.decode;

import static dev.packetdash.testing.TunnelParts.bytes;
import static dev.packetdash.testing.TunnelParts.ethernet;
import static dev.packetdash.testing.TunnelParts.geneve;
import static dev.packetdash.testing.TunnelParts.gre;
import static dev.packetdash.testing.TunnelParts.vxlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Segments of more than 65,535 bytes, as a capture has them before they are cut for the wire or after they were put
 * together: the length fields around them have no room and say 0 (RFC 2675; Linux's BIG TCP).
 */
class BigTcpTests {
    private static final int SEGMENT = 120_000;

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    private static PacketBytes ipv4() {
        return PacketBytes.ethernet().ipv4("198.51.100.1", "198.51.100.2");
    }

    private static PacketBytes ipv6() {
        return PacketBytes.ethernet().ipv6("2001:db8::1", "2001:db8::2");
    }

    private static PacketBytes inner4(PacketBytes outer) {
        return outer.ipv4("203.0.113.1", "203.0.113.2")
                .tcp(1234, 443, TcpFlags.ACK)
                .payload(SEGMENT);
    }

    private static PacketBytes inner6(PacketBytes outer) {
        return outer.ipv6("2001:db8::3", "2001:db8::4")
                .tcp(1234, 443, TcpFlags.ACK)
                .payload(SEGMENT);
    }

    /** The whole packet, its length fields 0 at these offsets. */
    private void decode(PacketBytes packet, int captured, Integer... lengths) {
        byte[] bytes = packet.bytes();
        for (int at : lengths) {
            bytes[at] = bytes[at + 1] = 0;
        }
        decoder.decode(
                new Frame().set(bytes, 0, Math.min(captured, bytes.length), bytes.length, LinkType.ETHERNET, 0),
                summary);
    }

    @Test
    void goesOnToTheEndInsideOfTunnels() {
        int ip4 = 14 + 2;
        int ip6 = 14 + 4;
        int udp4 = 14 + 20 + 4;
        int udp6 = 14 + 40 + 4;
        Map<PacketBytes, List<Integer>> packets = Map.of(
                inner4(ipv4().udp(40_000, 4789).then(0, vxlan(7)).then(0, ethernet())),
                List.of(ip4, udp4, udp4 + 4 + 8 + 14 + 2),
                inner6(ipv6().udp(40_000, 4789).then(0, vxlan(7)).then(0, ethernet())),
                List.of(ip6, udp6, udp6 + 4 + 8 + 14 + 4),
                inner6(ipv4().udp(40_000, 6081).then(0, geneve(7, 8))),
                List.of(ip4, udp4, udp4 + 4 + 16 + 4),
                inner4(ipv6().udp(40_000, 6081).then(0, geneve(7, 0)).then(EtherType.BRIDGED_ETHERNET, ethernet())),
                List.of(ip6, udp6, udp6 + 4 + 8 + 14 + 2),
                inner6(ipv4().then(IpProtocol.GRE, gre(0, 0))),
                List.of(ip4, 14 + 20 + 4 + 4),
                inner4(ipv4()),
                List.of(ip4, 14 + 20 + 2),
                inner6(ipv6()),
                List.of(ip6, 14 + 40 + 4),
                inner4(ipv4().udp(40_000, 4790).then(0, bytes("0c00000100000100"))),
                List.of(ip4, udp4, udp4 + 4 + 8 + 2));
        packets.forEach((packet, lengths) -> {
            for (int captured : new int[] {Integer.MAX_VALUE, 256}) {
                decode(packet, captured, lengths.toArray(Integer[]::new));

                assertThat(summary.outcome()).isEqualTo(DecodeOutcome.COMPLETE);
                assertThat(summary.protocol()).isEqualTo(Protocol.TCP);
                assertThat(summary.isTunnelled()).isTrue();
                assertThat(summary.payloadLength()).isEqualTo(SEGMENT);
            }
        });
    }

    @Test
    void goesOnToTheEndOfADatagramOnItsOwn() {
        decode(ipv6().udp(1, 2).payload(SEGMENT), 256, 14 + 4, 14 + 40 + 4);

        assertThat(summary.outcome()).isEqualTo(DecodeOutcome.COMPLETE);
        assertThat(summary.payloadLength()).isEqualTo(SEGMENT);
    }

    @Test
    void takesNoLengthForMalformedWhereThereIsRoomForOne() {
        for (int length : new int[] {0, 1000, 0xffff - 8}) {
            decode(ipv6().udp(40_000, 4789).payload(length), Integer.MAX_VALUE, 14 + 40 + 4);
            assertThat(summary.outcome()).isEqualTo(DecodeOutcome.MALFORMED);
            assertThat(summary.stoppedAt()).isEqualTo(DecodeLayer.TRANSPORT);
        }
        // A snapshot's length is no packet's length.
        byte[] bytes = ipv4().udp(1, 2).payload(100).bytes();
        bytes[14 + 20 + 4] = bytes[14 + 20 + 5] = 0;
        decoder.decode(new Frame().set(bytes, 0, bytes.length, 70_000, LinkType.ETHERNET, 0), summary);
        assertThat(summary.outcome()).isEqualTo(DecodeOutcome.MALFORMED);
    }
}
