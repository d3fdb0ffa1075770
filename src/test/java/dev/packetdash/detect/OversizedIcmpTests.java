package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.testing.PacketBytes;
import org.junit.jupiter.api.Test;

class OversizedIcmpTests {
    private final Scene scene = new Scene();

    /** The fragments of messages so long that the last one's end is at {@code offset} and a hundred bytes. */
    private void send(int messages, int offset) {
        for (int i = 0; i < messages; i++) {
            scene.see(PacketBytes.ethernet()
                    .ipv4(SCANNER, TARGET)
                    .fragment(0, true)
                    .icmp(8, 0)
                    .payload(1472));
            scene.see(PacketBytes.ethernet()
                    .ipv4(SCANNER, TARGET)
                    .fragment(offset, false)
                    .follow(IpProtocol.ICMP)
                    .payload(100));
        }
    }

    @Test
    void findsOneThatIpCannotHold() {
        send(1, 65_512);

        Finding finding = scene.confirmed(DetectorKind.OVERSIZED_ICMP).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().target()).hasToString(TARGET);
        assertThat(finding.subject().subtype()).isEqualTo("ping_of_death");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void findsTheThirdThatNoLinkCarries() {
        send(2, 12_000);
        assertThat(scene.findings).isEmpty();
        send(1, 12_000);

        assertThat(scene.confirmed(DetectorKind.OVERSIZED_ICMP))
                .extracting(Finding::severity)
                .containsExactly(Severity.MEDIUM);
    }

    @Test
    void takesATestOfJumboFramesForFine() {
        send(50, 8800);

        assertThat(scene.findings).isEmpty();
    }
}
