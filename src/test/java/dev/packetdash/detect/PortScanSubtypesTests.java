package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forms of a port scan: by whole connections, behind decoys, over IPv6, by datagrams that are refused. */
class PortScanSubtypesTests {
    private static final int PORTS = 60;
    /** As systems ask by themselves, and tools do not: with a window scale. */
    private static final byte[] ORDINARY = {1, 3, 3, 7};

    private final Scene scene = new Scene();

    private void ask(String source, int port) {
        scene.see(PacketBytes.ethernet().ipv4(source, TARGET).tcp(40_000 + port, port, TcpFlags.SYN, ORDINARY));
    }

    private void answer(int port, int flags) {
        scene.tcp(Ends.of(TARGET, port, SCANNER, 40_000 + port), flags);
    }

    @Test
    void findsAScanByWholeConnections() {
        for (int port = 1; port <= PORTS; port++) {
            ask(SCANNER, port);
            if (port % 20 == 0) {
                answer(port, TcpFlags.SYN | TcpFlags.ACK);
                scene.tcp(Ends.of(SCANNER, 40_000 + port, TARGET, port), TcpFlags.ACK);
                scene.tcp(Ends.of(SCANNER, 40_000 + port, TARGET, port), TcpFlags.RST | TcpFlags.ACK);
            } else {
                answer(port, TcpFlags.RST | TcpFlags.ACK);
            }
        }

        List<Finding> found = scene.confirmed(DetectorKind.PORT_SCAN);
        assertThat(found).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.subject().source()).hasToString(SCANNER);
            assertThat(finding.subject().target()).hasToString(TARGET);
            assertThat(finding.subject().subtype()).isEqualTo("connect");
        });
        assertThat(found.getLast().explanation().details()).contains("Ports found open: 20, 40");
    }

    @Test
    void findsEverySourceOfAScanBehindDecoys() {
        List<String> sources = List.of("203.0.113.1", "203.0.113.77", SCANNER, "192.0.2.9");
        for (int port = 1; port <= PORTS; port++) {
            for (String source : sources) {
                scene.refused(source, 40_000, TARGET, port);
            }
        }

        List<Finding> found = scene.confirmed(DetectorKind.PORT_SCAN);
        assertThat(found)
                .extracting(finding -> finding.subject().source().toString())
                .containsAll(sources);
        assertThat(found).extracting(finding -> finding.subject().subtype()).contains("decoy");
    }

    /** None of them has tried what the others have. */
    @Test
    void takesSourcesWithPortsOfTheirOwnForNoDecoys() {
        for (int port = 1; port <= PORTS; port++) {
            for (int source = 1; source <= 4; source++) {
                scene.refused("203.0.113." + source, 40_000, TARGET, 1000 * source + port);
            }
        }

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN))
                .isNotEmpty()
                .extracting(finding -> finding.subject().subtype())
                .doesNotContain("decoy");
    }

    @Test
    void findsAScanOverIpv6() {
        for (int port = 1; port <= PORTS; port++) {
            scene.refused("2001:db8:66::1", 40_000, "2001:db8:50::1", port);
        }

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.subject().source()).hasToString("2001:db8:66::1");
            assertThat(finding.subject().target()).hasToString("2001:db8:50::1");
        });
    }

    /** Hosts limit how many refusals they send; one is evidence enough that the others were not wanted either. */
    @Test
    void findsDatagramsOfWhichTheTargetRefusesSome() {
        for (int port = 1; port <= 20; port++) {
            scene.udp(Ends.of(SCANNER, 40_000, TARGET, port), 60);
            if (port % 10 == 0) {
                byte[] quoted = PacketBytes.raw()
                        .ipv4(SCANNER, TARGET)
                        .udp(40_000, port)
                        .payload(18)
                        .bytes();
                scene.see(
                        PacketBytes.ethernet().ipv4(TARGET, SCANNER).icmp(3, 3).payload(quoted));
            }
        }
        scene.pause(5_000_000_000L).finish();

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.subject().source()).hasToString(SCANNER);
            assertThat(finding.subject().subtype()).isEqualTo("udp");
        });
    }

    @Test
    void takesAcknowledgmentsThatAreAnsweredForOldConnections() {
        for (int port = 1; port <= PORTS; port++) {
            Ends ends = Ends.of(SCANNER, 40_000 + port, TARGET, port);
            scene.tcp(ends, TcpFlags.ACK).tcp(ends.reversed(), TcpFlags.PSH | TcpFlags.ACK, 200);
        }
        scene.pause(5_000_000_000L).finish();

        assertThat(scene.findings).isEmpty();
    }
}
