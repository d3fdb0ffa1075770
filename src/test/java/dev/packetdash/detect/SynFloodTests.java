package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.AlertKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import org.junit.jupiter.api.Test;

class SynFloodTests {
    private final Scene scene = new Scene();

    @Test
    void findsRequestsThatBecomeNoConnections() {
        for (int port = 1; port <= 600; port++) {
            scene.tcp(Ends.of(SCANNER, 1024 + port, TARGET, 80), TcpFlags.SYN);
        }

        Finding finding = scene.confirmed(AlertKind.SYN_FLOOD).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().target()).hasToString(TARGET);
        assertThat(finding.subject().subtype()).isEqualTo("syn");
        assertThat(finding.subject().port()).isEqualTo(80);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void takesABusyServiceForNoFlood() {
        for (int port = 1; port <= 800; port++) {
            scene.connected(SCANNER, 1024 + port, TARGET, 80);
        }

        assertThat(scene.findings).isEmpty();
    }
}
