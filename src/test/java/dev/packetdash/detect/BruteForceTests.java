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
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BruteForceTests {
    private final Scene scene = new Scene();

    private void reply(String line) {
        scene.see(PacketBytes.ethernet()
                .ipv4(TARGET, SCANNER)
                .tcp(21, 40_000, TcpFlags.PSH | TcpFlags.ACK)
                .payload(line.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void findsLogInsThatTheServerRefuses() {
        for (int i = 0; i < 20; i++) {
            reply("530 Login incorrect.\r\n");
        }

        Finding finding = scene.confirmed(DetectorKind.BRUTE_FORCE).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().target()).hasToString(TARGET);
        assertThat(finding.subject().subtype()).isEqualTo("ftp");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void findsRefusalsAmongTheWordsThatLeadToThem() {
        for (int i = 0; i < 20; i++) {
            reply("220 Files of the house\r\n");
            reply("331 Please specify the password.\r\n");
            reply("530 Login incorrect.\r\n");
        }

        assertThat(scene.confirmed(DetectorKind.BRUTE_FORCE)).isNotEmpty();
    }

    @Test
    void takesRefusalsAmongManyFineRepliesForMistakes() {
        for (int i = 0; i < 50; i++) {
            reply("230 Login successful.\r\n");
            reply("530 Login incorrect.\r\n");
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void findsSessionsTooShortForASuccess() {
        for (int i = 0; i < 8; i++) {
            scene.session(Ends.of(SCANNER, 40_000 + i, TARGET, 22), 1200);
        }

        Finding finding = scene.confirmed(DetectorKind.BRUTE_FORCE).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().subtype()).isEqualTo("ssh");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void takesSessionsThatDoSomethingForFine() {
        for (int i = 0; i < 20; i++) {
            scene.session(Ends.of(SCANNER, 40_000 + i, TARGET, 22), 6000);
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void findsRefusalsAfterAKeyExchangeOfAnySize() {
        for (int i = 0; i < 8; i++) {
            new SshSession(scene, 40_000 + i, 6000).says(44, 76, 76).ends();
        }

        Finding finding = scene.confirmed(DetectorKind.BRUTE_FORCE).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().subtype()).isEqualTo("ssh");
    }

    @Test
    void takesSessionsWhoseLogInTheServerAcceptedForFine() {
        for (int i = 0; i < 20; i++) {
            new SshSession(scene, 40_000 + i, 3000).says(44, 76, 28, 72, 124).ends();
            new SshSession(scene, 50_000 + i, 3000).says(44, 52, 36, 44, 88).ends();
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesSessionsThatCarriedMuchSinceTheKeyExchangeForFine() {
        for (int i = 0; i < 20; i++) {
            new SshSession(scene, 40_000 + i, 1000).says(44, 76, 2000).ends();
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesSessionsInWhichNobodyTriedToLogInForFine() {
        for (int i = 0; i < 20; i++) {
            new SshSession(scene, 40_000 + i, 3000).says(44).ends();
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesThreeMistypedPasswordsForMistakes() {
        for (int i = 0; i < 3; i++) {
            new SshSession(scene, 40_000 + i, 6000).says(44, 76, 76, 76, 76).ends();
        }
        new SshSession(scene, 40_003, 6000).says(44, 76, 76, 28, 134).ends();

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void findsRefusalsAmongFewAcceptedSessions() {
        for (int i = 0; i < 9; i++) {
            new SshSession(scene, 40_000 + i, 3000).says(44, 76, 76).ends();
            if (i % 3 == 0) {
                new SshSession(scene, 50_000 + i, 3000).says(44, 76, 28, 134).ends();
            }
        }

        assertThat(scene.confirmed(DetectorKind.BRUTE_FORCE)).isNotEmpty();
    }

    @Test
    void judgesByTheWholeSessionWhereTheKeyExchangeIsCutAway() {
        for (int i = 0; i < 8; i++) {
            new SshSession(scene, 40_000 + i, 6000, 54).says(44, 76, 76).ends();
        }

        assertThat(scene.findings).isEmpty();
    }
}
