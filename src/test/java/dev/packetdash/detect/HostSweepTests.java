package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.testing.PacketBytes;
import org.junit.jupiter.api.Test;

class HostSweepTests {
    private final Scene scene = new Scene();

    private static String host(int number) {
        return "198.51.100." + number;
    }

    @Test
    void findsOnePortAskedForAtTwentyHosts() {
        for (int host = 1; host <= 19; host++) {
            scene.refused(SCANNER, 40_000, host(host), 445);
        }
        assertThat(scene.confirmed(DetectorKind.HOST_SWEEP)).isEmpty();
        scene.refused(SCANNER, 40_000, host(20), 445);

        Finding finding = scene.confirmed(DetectorKind.HOST_SWEEP).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().target()).hasToString("198.51.100.0/24");
        assertThat(finding.subject().subtype()).isEqualTo("tcp/445");
        assertThat(finding.subject().port()).isEqualTo(445);
    }

    @Test
    void takesAMonitorWhoseHostsMostlyAnswerForNoSweep() {
        for (int host = 1; host <= 200; host++) {
            if (host % 2 == 0) {
                scene.refused(SCANNER, 40_000, host(host), 9100);
            } else {
                scene.connected(SCANNER, 40_000, host(host), 9100);
            }
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesACheckThatFindsAThirdOfItsHostsDownForNoSweep() {
        for (int host = 1; host <= 60; host++) {
            scene.connected(SCANNER, 40_000, host(host), 8080);
        }
        for (int host = 61; host <= 90; host++) {
            scene.refused(SCANNER, 40_000, host(host), 8080);
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesHostsThatAnswerNoEchoForASuspicion() {
        for (int host = 1; host <= 50; host++) {
            scene.see(PacketBytes.ethernet().ipv4(SCANNER, host(host)).icmp(8, 0));
        }
        scene.pause(3 * SECOND).finish();

        assertThat(scene.findings).isNotEmpty().extracting(Finding::severity).containsOnly(Severity.LOW);
    }
}
