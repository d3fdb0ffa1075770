package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdpFloodTests {
    private final Scene scene = new Scene();

    @Test
    void findsDatagramsFromEverNewPortsThatNobodyAnswers() {
        for (int port = 1; port <= 600; port++) {
            scene.udp(Ends.of(SCANNER, 1024 + port, TARGET, 9000), 500);
        }

        Finding finding = scene.confirmed(DetectorKind.UDP_FLOOD).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().target()).hasToString(TARGET);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void takesAServiceThatAnswersForNoVictim() {
        for (int port = 1; port <= 1200; port++) {
            Ends ends = Ends.of(SCANNER, 1024 + port, TARGET, 53);
            scene.udp(ends, 80).udp(ends.reversed(), 200);
        }

        assertThat(scene.findings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40000, 9000", "5555, 9000"})
    void findsATorrentOfDatagramsThatTheTargetRefusesNowAndThen(int sourcePort, int targetPort) {
        for (int i = 0; i < 4000; i++) {
            scene.udp(Ends.of(SCANNER, sourcePort, TARGET, targetPort), 1000);
            if (i % 1000 == 999) {
                refuse(sourcePort, targetPort);
            }
        }

        Finding finding = scene.confirmed(DetectorKind.UDP_FLOOD).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().target()).hasToString(TARGET);
        assertThat(finding.subject().port()).isEqualTo(targetPort);
    }

    private void refuse(int sourcePort, int targetPort) {
        byte[] quoted = PacketBytes.raw()
                .ipv4(SCANNER, TARGET)
                .udp(sourcePort, targetPort)
                .payload(0)
                .bytes();
        scene.see(PacketBytes.ethernet().ipv4(TARGET, SCANNER).icmp(3, 3).payload(quoted));
    }

    private void bounce(int packets) {
        for (int i = 0; i < packets; i++) {
            scene.udp(Ends.of("203.0.113." + (i % 20 + 1), 123, TARGET, 80), 480);
        }
    }

    @Test
    void findsAnswersThatNobodyAskedFor() {
        scene.connected(SCANNER, 40_000, TARGET, 80);
        bounce(600);

        assertThat(scene.confirmed(DetectorKind.UDP_FLOOD))
                .extracting(finding -> finding.subject().subtype())
                .containsOnly("udp_reflected");
    }

    @Test
    void takesAnswersToWhomIsNeverHeardForHalfACapture() {
        bounce(2000);

        assertThat(scene.confirmed(DetectorKind.UDP_FLOOD)).isEmpty();
    }

    @Test
    void findsQuestionsOfOneFlowThatNobodyAnswers() {
        scene.connected(SCANNER, 40_000, TARGET, 80);
        for (int i = 0; i < 600; i++) {
            scene.udp(Ends.of(SCANNER, 5555, TARGET, 53), 120);
        }

        assertThat(scene.confirmed(DetectorKind.UDP_FLOOD)).isNotEmpty();
    }

    @Test
    void takesOneBusyClientForNoFlood() {
        Ends ends = Ends.of(SCANNER, 5555, TARGET, 53);
        for (int i = 0; i < 2000; i++) {
            scene.udp(ends, 80).udp(ends.reversed(), 200);
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesOneStreamForNoFlood() {
        for (int i = 0; i < 5000; i++) {
            scene.udp(Ends.of(SCANNER, 40_000, TARGET, 5004), 1300);
        }

        assertThat(scene.findings).isEmpty();
    }
}
