package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent in small parts, or to many. */
class ExfiltrationSubtypesTests {
    private static final int MEGABYTE = 1_000_000;

    private final Scene scene = new Scene();

    /** Whoever speaks ARP here is one of ours. */
    @BeforeEach
    void meet() {
        scene.see(PacketBytes.ethernet().arp(1, TARGET, "198.51.100.1"));
    }

    private void upload(int clientPort, String server) {
        Ends ends = Ends.of(TARGET, clientPort, server, 443);
        scene.tcp(ends, TcpFlags.SYN).tcp(ends.reversed(), TcpFlags.SYN | TcpFlags.ACK);
        scene.tcp(ends, TcpFlags.ACK, MEGABYTE).tcp(ends, TcpFlags.ACK, MEGABYTE);
        scene.tcp(ends.reversed(), TcpFlags.ACK, 500);
    }

    @Test
    void addsUpManySmallUploadsToOneHost() {
        for (int i = 0; i < 150; i++) {
            upload(20_000 + i, SCANNER);
        }

        assertThat(scene.confirmed(DetectorKind.EXFILTRATION)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.subject().source()).hasToString(TARGET);
            assertThat(finding.subject().target()).hasToString(SCANNER);
        });
    }

    @Test
    void takesSmallUploadsToManyHostsForFine() {
        for (int i = 0; i < 150; i++) {
            upload(20_000 + i, "203.0.113." + (i + 1));
        }

        assertThat(scene.findings).isEmpty();
    }
}
