package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A flood of forged sources neither hides a scan that runs meanwhile nor fills the memory. */
class UnderAttackTests {
    private static final int FLOOD = 1_000_000;
    private static final int SCANNED_PORTS = 20;

    private final Random random = new Random(20);
    private final IpAddress target = IpAddress.parse(TARGET);

    private Ends forged() {
        return new Ends(IpAddress.ipv4(random.nextInt()), 1024 + random.nextInt(60_000), target, 80);
    }

    /** A million requests a second from everywhere, and a port of the scan every fifty thousand. */
    @Test
    void findsTheScanBehindTheFlood() {
        Scene scene = new Scene(DetectSettings.DEFAULTS, START);
        scene.stepNanos = 1000;
        for (int i = 0; i < FLOOD; i++) {
            scene.tcp(forged(), TcpFlags.SYN);
            if (i % (FLOOD / SCANNED_PORTS) == 0) {
                scene.refused(SCANNER, 40_000, TARGET, 1000 + i / (FLOOD / SCANNED_PORTS));
            }
        }

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.subject().source()).hasToString(SCANNER));
        assertThat(scene.confirmed(DetectorKind.SYN_FLOOD))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.subject().subtype()).isEqualTo("syn_distributed"));
        assertThat(scene.detection.publish(scene.nanos, 0).detectors())
                .allSatisfy(state ->
                        assertThat(state.tracked()).as(state.kind().label()).isLessThanOrEqualTo(16_384));
    }

    /**
     * Sources that each fail at a few ports are suspects by the thousand; the one that goes on, a port for five hundred
     * of them, is found.
     */
    @Test
    void findsTheScanAmongForgedSuspects() {
        Scene scene = new Scene(DetectSettings.DEFAULTS, START);
        scene.stepNanos = 2000;
        int port = 0;
        for (int i = 0; i < FLOOD / 10; i++) {
            Ends ends = forged();
            for (int probe = 0; probe < 4; probe++) {
                scene.refused(ends.source().toString(), ends.sourcePort(), TARGET, 1 + probe);
            }
            if (i % 500 == 0) {
                scene.refused(SCANNER, 40_000, TARGET, 1000 + port++);
            }
        }

        assertThat(scene.confirmed(DetectorKind.PORT_SCAN))
                .extracting(finding -> finding.subject().source().toString())
                .containsOnly(SCANNER);
    }
}
