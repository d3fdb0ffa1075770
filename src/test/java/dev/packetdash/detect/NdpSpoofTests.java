package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.testing.PacketBytes;
import org.junit.jupiter.api.Test;

class NdpSpoofTests {
    private final Scene scene = new Scene();

    private static final long HOLDER = 0x0200_0000_0011L;
    private static final long OTHER = 0x0200_0000_0066L;
    private static final long ALL_NODES = 0x3333_0000_0001L;
    private static final String ROUTER = "2001:db8::1";

    private void advertise(boolean solicited, long mac) {
        scene.see(PacketBytes.ethernet(mac, ALL_NODES)
                .ipv6(ROUTER, "2001:db8::50")
                .advertisement(solicited, mac, ROUTER));
        scene.pause(SECOND);
    }

    @Test
    void findsAnswersThatNobodyAskedFor() {
        advertise(false, HOLDER);
        for (int i = 0; i < 3; i++) {
            assertThat(scene.findings).isEmpty();
            advertise(true, OTHER);
        }

        Finding finding = scene.confirmed(DetectorKind.NDP_SPOOF).getFirst();
        assertThat(finding.subject().source()).hasToString("02:00:00:00:00:66");
        assertThat(finding.subject().target()).hasToString(ROUTER);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void findsAClaimThatIsPushedWhileItsHolderAnswers() {
        advertise(true, HOLDER);
        for (int i = 0; i < 6; i++) {
            advertise(false, OTHER);
            scene.see(PacketBytes.ethernet(HOLDER, ALL_NODES)
                    .ipv6(ROUTER, "2001:db8::50")
                    .advertisement(false, HOLDER, ROUTER));
            scene.pause(4 * SECOND);
        }

        assertThat(scene.confirmed(DetectorKind.NDP_SPOOF)).isNotEmpty();
    }

    @Test
    void takesAClaimThatMovesOnceForAFailOver() {
        advertise(false, HOLDER);
        for (int i = 0; i < 3; i++) {
            advertise(false, OTHER);
        }

        assertThat(scene.findings).isEmpty();
    }
}
