package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortScanTests {
    private final Scene scene = new Scene();

    private void refuse(int ports) {
        for (int port = 1; port <= ports; port++) {
            scene.refused(SCANNER, 40_000, TARGET, port);
        }
    }

    @Test
    void findsAScanAtTheFifteenthPort() {
        refuse(14);
        assertThat(scene.confirmed(DetectorKind.PORT_SCAN)).isEmpty();
        scene.refused(SCANNER, 40_000, TARGET, 15);

        Finding finding = scene.confirmed(DetectorKind.PORT_SCAN).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().target()).hasToString(TARGET);
        assertThat(finding.subject().subtype()).isEqualTo("syn");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.explanation().measures().getFirst().margin()).isEqualTo(1);
        assertThat(finding.explanation().details()).contains("Ports scanned: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 5 more");
    }

    @Test
    void suspectsAtTheFourthPort() {
        refuse(4);

        assertThat(scene.findings).extracting(Finding::severity).containsExactly(Severity.LOW);
        assertThat(scene.findings.getFirst().subject().kind()).isEqualTo(DetectorKind.PORT_SCAN);
        assertThat(scene.findings.getFirst().explanation().measures().getFirst().value())
                .isEqualTo(4);
    }

    @Test
    void countsAPortOnceHoweverOftenItRefuses() {
        for (int attempt = 0; attempt < 200; attempt++) {
            scene.refused(SCANNER, 40_000 + attempt, TARGET, 5432);
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesAFailingServiceForNoScan() {
        for (int port = 1; port <= 40; port++) {
            scene.connected("198.51.100.7", 40_000 + port, TARGET, port);
        }
        refuse(40);

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN)).isEmpty();
    }

    @Test
    void takesManyConnectionsThatWorkForNoScan() {
        for (int port = 1024; port < 1200; port++) {
            scene.connected(SCANNER, 40_000 + port, TARGET, port);
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void findsASlowScanBySilence() {
        for (int port = 1; port <= 26; port++) {
            scene.tcp(Ends.of(SCANNER, 40_000, TARGET, port), TcpFlags.SYN).pause(15 * SECOND);
        }

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN))
                .extracting(finding -> finding.subject().subtype())
                .containsOnly("slow");
    }

    @ParameterizedTest
    @CsvSource({"1, fin", "0, null", "41, xmas", "3, odd_flags", "40, odd_flags"})
    void findsProbesThatNobodyHonestSends(int flags, String subtype) {
        for (int port = 1; port <= 5; port++) {
            scene.tcp(Ends.of(SCANNER, 40_000, TARGET, port), flags);
        }

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN))
                .extracting(finding -> finding.subject().subtype())
                .containsExactly(subtype);
    }

    @Test
    void findsAScanByAcknowledgmentsThatIsOverInASecond() {
        for (int port = 1; port <= 1000; port++) {
            Ends ends = Ends.of(SCANNER, 40_000, TARGET, port);
            scene.tcp(ends, TcpFlags.ACK).tcp(ends.reversed(), TcpFlags.RST);
        }
        scene.finish();

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN))
                .extracting(finding -> finding.subject().subtype())
                .contains("ack");
    }

    private void ask(int firstPort) {
        for (int port = firstPort; port < firstPort + 40; port++) {
            scene.udp(Ends.of(SCANNER, 40_000 + port % 100, TARGET, port), 214);
        }
        scene.pause(3 * SECOND).udp(Ends.of(SCANNER, 53, TARGET, 53), 100);
    }

    @Test
    void findsDatagramsToManyPortsThatAreSilent() {
        ask(100);

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN)).isNotEmpty();
    }

    @Test
    void takesAnswersOfAResolverForNoScan() {
        for (int port = 2000; port < 2200; port++) {
            scene.udp(Ends.of(SCANNER, 53, TARGET, port), 1200);
        }
        scene.pause(3 * SECOND).finish();

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesFortyCallsForNoScan() {
        ask(20_000);

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN)).isEmpty();
    }

    @Test
    void weighsTheScanOfANeighbourHeavier() {
        scene.see(dev.packetdash.testing.PacketBytes.ethernet().arp(1, "198.51.100.66", TARGET));
        for (int port = 1; port <= 15; port++) {
            scene.refused("198.51.100.66", 40_000, SCANNER, port);
        }

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN))
                .extracting(Finding::severity)
                .containsOnly(Severity.CRITICAL);
    }
}
