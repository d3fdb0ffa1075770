package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpFloodTests {
    private final Scene scene = new Scene();

    @ParameterizedTest
    @CsvSource({"16, ack", "4, rst", "18, syn_ack"})
    void findsSegmentsThatBelongToNoConnection(int flags, String subtype) {
        scene.connected(TARGET, 40_000, SCANNER, 443);
        for (int port = 1; port <= 600; port++) {
            scene.tcp(Ends.of(SCANNER, 1024 + port, TARGET, 80), flags);
        }

        Finding finding = scene.confirmed(DetectorKind.TCP_FLOOD).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().target()).hasToString(TARGET);
        assertThat(finding.subject().subtype()).isEqualTo(subtype);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void takesABusyServerWhoseClientsAreNotCapturedForNoFlood() {
        for (int port = 1; port <= 800; port++) {
            scene.tcp(Ends.of(TARGET, 80, SCANNER, 1024 + port), TcpFlags.SYN | TcpFlags.ACK);
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesConnectionsOlderThanTheCaptureForNoFlood() {
        for (int port = 1; port <= 800; port++) {
            Ends ends = Ends.of(SCANNER, 1024 + port, TARGET, 80);
            scene.tcp(ends, TcpFlags.ACK).tcp(ends.reversed(), TcpFlags.PSH | TcpFlags.ACK);
        }

        assertThat(scene.findings).isEmpty();
    }
}
