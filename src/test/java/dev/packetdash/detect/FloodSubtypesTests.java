package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Floods of many sources, and one within a single flow: a thousand packets a second, for three. */
class FloodSubtypesTests {
    private static final int PACKETS = 3000;

    private final Scene scene = new Scene();
    private final Random random = new Random(7);

    /** Of a source anywhere. */
    private Ends forged(int port) {
        IpAddress source = IpAddress.ipv4(0x0b00_0000 + random.nextInt(0x5000_0000));
        return new Ends(source, 1024 + random.nextInt(60_000), IpAddress.parse(TARGET), port);
    }

    private void assertFound(DetectorKind kind, String subtype, String source) {
        assertThat(scene.confirmed(kind)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.subject().subtype()).isEqualTo(subtype);
            assertThat(finding.subject().source()).hasToString(source);
            assertThat(finding.subject().target()).hasToString(TARGET);
        });
    }

    @Test
    void findsRequestsForConnectionsFromEverywhere() {
        for (int i = 0; i < PACKETS; i++) {
            scene.tcp(forged(443), TcpFlags.SYN);
        }

        assertFound(DetectorKind.SYN_FLOOD, "syn_distributed", "many");
    }

    @Test
    void findsDatagramsFromEverywhere() {
        for (int i = 0; i < PACKETS; i++) {
            scene.udp(forged(9000), 500);
        }

        assertFound(DetectorKind.UDP_FLOOD, "udp_distributed", "many");
    }

    @Test
    void findsEchoRequestsFromEverywhere() {
        for (int i = 0; i < PACKETS; i++) {
            String source = forged(0).source().toString();
            scene.see(PacketBytes.ethernet().ipv4(source, TARGET).icmp(8, 0).payload(56));
        }

        assertFound(DetectorKind.ICMP_FLOOD, "icmp_distributed", "many");
    }

    @Test
    void findsEchoRequestsOverIpv6() {
        for (int i = 0; i < PACKETS; i++) {
            scene.see(PacketBytes.ethernet()
                    .ipv6("2001:db8::66", "2001:db8::50")
                    .icmpv6(128, 0)
                    .payload(56));
        }

        assertThat(scene.confirmed(DetectorKind.ICMP_FLOOD))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.subject().source()).hasToString("2001:db8::66"));
    }

    /** Its ports never change, so that it is one flow; the target answers each by a reset. */
    @Test
    void findsStraySegmentsOfOneFlowByTheResetsThatAnswerThem() {
        Ends ends = Ends.of(SCANNER, 5555, TARGET, 80);
        for (int i = 0; i < PACKETS; i++) {
            scene.tcp(ends, TcpFlags.ACK).tcp(ends.reversed(), TcpFlags.RST);
        }

        assertFound(DetectorKind.TCP_FLOOD, "ack", SCANNER);
    }

    @Test
    void takesResetsThatEndConnectionsForNoFlood() {
        for (int i = 0; i < PACKETS / 3; i++) {
            Ends ends = Ends.of(SCANNER, 10_000 + i, TARGET, 80);
            scene.tcp(ends, TcpFlags.SYN)
                    .tcp(ends.reversed(), TcpFlags.SYN | TcpFlags.ACK)
                    .tcp(ends, TcpFlags.ACK)
                    .tcp(ends.reversed(), TcpFlags.PSH | TcpFlags.ACK, 200)
                    .tcp(i % 2 == 0 ? ends : ends.reversed(), TcpFlags.RST);
        }

        assertThat(scene.findings).isEmpty();
    }

    /** Those who have gone leave requests behind, a part of all. */
    @Test
    void takesABusyServiceWithSomeLostClientsForNoFlood() {
        for (int i = 0; i < PACKETS / 3; i++) {
            Ends ends = forged(443);
            if (i % 5 == 0) {
                scene.tcp(ends, TcpFlags.SYN);
            } else {
                scene.connected(ends.source().toString(), ends.sourcePort(), TARGET, 443);
            }
        }

        assertThat(scene.confirmed(DetectorKind.SYN_FLOOD)).isEmpty();
    }
}
