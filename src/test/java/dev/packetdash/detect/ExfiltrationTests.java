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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExfiltrationTests {
    private final Scene scene = new Scene();

    private static final int MEGABYTE = 1_000_000;

    private final Ends ends = Ends.of(TARGET, 40_000, SCANNER, 443);

    /** Whoever speaks ARP here is one of ours. */
    @BeforeEach
    void meet() {
        scene.see(PacketBytes.ethernet().arp(1, TARGET, "198.51.100.1"));
    }

    private void carry(int megabytes, Ends ends) {
        for (int i = 0; i < megabytes; i++) {
            scene.tcp(ends, TcpFlags.ACK, MEGABYTE);
        }
    }

    @Test
    void findsMuchThatGoesToOneHostOutside() {
        carry(110, ends);

        Finding finding = scene.confirmed(DetectorKind.EXFILTRATION).getFirst();
        assertThat(finding.subject().source()).hasToString(TARGET);
        assertThat(finding.subject().target()).hasToString(SCANNER);
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void suspectsOurServerAtMostOfWhatSomebodyAskedItFor() {
        Ends asked = Ends.of(SCANNER, 40_000, TARGET, 443);
        carry(150, asked.reversed());

        assertThat(scene.findings).extracting(Finding::severity).containsOnly(Severity.LOW);
    }

    @Test
    void takesADownloadForFine() {
        carry(1, ends);
        carry(300, ends.reversed());

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesAnExchangeForFine() {
        for (int i = 0; i < 150; i++) {
            carry(1, ends.reversed());
            carry(1, ends);
        }

        assertThat(scene.findings).isEmpty();
    }

    /** In the middle of a connection between two high ports nobody knows who has asked whom. */
    @ParameterizedTest
    @CsvSource({"50051, 40111", "32400, 30111", "8443, 2000"})
    void suspectsAtMostWhereItIsNotKnownWhoHasAsked(int ours, int theirs) {
        carry(150, Ends.of(TARGET, ours, SCANNER, theirs));

        assertThat(scene.findings).extracting(Finding::severity).containsOnly(Severity.LOW);
    }
}
