package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import org.junit.jupiter.api.Test;

class SynFloodTests {
    private final Scene scene = new Scene();

    @Test
    void findsRequestsThatBecomeNoConnections() {
        for (int port = 1; port <= 600; port++) {
            scene.tcp(Ends.of(SCANNER, 1024 + port, TARGET, 80), TcpFlags.SYN);
        }

        Finding finding = scene.confirmed(DetectorKind.SYN_FLOOD).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().target()).hasToString(TARGET);
        assertThat(finding.subject().subtype()).isEqualTo("syn");
        assertThat(finding.subject().port()).isEqualTo(80);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    private void refuse(byte[] options) {
        for (int i = 0; i < 3000; i++) {
            String client = "203.0.113." + (i % 50 + 1);
            int port = 1024 + i;
            scene.see(PacketBytes.ethernet().ipv4(client, TARGET).tcp(port, 5672, TcpFlags.SYN, options));
            scene.tcp(Ends.of(TARGET, 5672, client, port), TcpFlags.RST | TcpFlags.ACK);
        }
    }

    @Test
    void takesTheClientsOfAServiceThatIsDownForNoFlood() {
        refuse(new byte[] {1, 3, 3, 7});

        assertThat(scene.confirmed(DetectorKind.SYN_FLOOD)).isEmpty();
    }

    @Test
    void findsHandmadeRequestsThatAreRefused() {
        refuse(new byte[] {2, 4, 5, (byte) 0xb4});

        assertThat(scene.confirmed(DetectorKind.SYN_FLOOD)).isNotEmpty();
    }

    @Test
    void takesABusyServiceForNoFlood() {
        for (int port = 1; port <= 800; port++) {
            scene.connected(SCANNER, 1024 + port, TARGET, 80);
        }

        assertThat(scene.findings).isEmpty();
    }
}
