package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.TARGET;
import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.net.MacAddress;
import dev.packetdash.testing.PacketBytes;
import org.junit.jupiter.api.Test;

class ArpSpoofTests {
    private final Scene scene = new Scene();

    private static final long HOLDER = 0x0200_0000_0011L;
    private static final long OTHER = 0x0200_0000_0066L;
    private static final long VIRTUAL_ROUTER = 0x0000_5e00_0105L;
    private static final int REQUEST = 1;
    private static final int REPLY = 2;
    private static final String ROUTER = "198.51.100.1";
    private static final String OWN = "198.51.100.66";

    private void arp(long mac, int operation, String sender, String target) {
        scene.see(PacketBytes.ethernet(mac, MacAddress.BROADCAST).arp(operation, mac, sender, target));
        scene.pause(SECOND);
    }

    /**
     * The holder of the router's address speaks, then a station with an address of its own announces that address too.
     */
    private void announce(long station, int times) {
        arp(HOLDER, REQUEST, ROUTER, TARGET);
        arp(station, REQUEST, OWN, TARGET);
        for (int i = 0; i < times; i++) {
            arp(station, REQUEST, ROUTER, ROUTER);
        }
    }

    @Test
    void findsAnswersThatNobodyAskedFor() {
        arp(HOLDER, REQUEST, ROUTER, TARGET);
        arp(OTHER, REQUEST, OWN, TARGET);
        for (int i = 0; i < 3; i++) {
            assertThat(scene.findings).isEmpty();
            arp(OTHER, REPLY, ROUTER, TARGET);
        }

        Finding finding = scene.confirmed(DetectorKind.ARP_SPOOF).getFirst();
        assertThat(finding.subject().source()).hasToString(OWN);
        assertThat(finding.subject().target()).hasToString(ROUTER);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void namesNoVictimAsTheSource() {
        for (int i = 0; i < 10; i++) {
            arp(OTHER, REPLY, ROUTER, TARGET);
            arp(OTHER, REPLY, TARGET, ROUTER);
        }

        assertThat(scene.confirmed(DetectorKind.ARP_SPOOF))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.subject().source()).hasToString("02:00:00:00:00:66"));
    }

    @Test
    void findsAnnouncementsThatGoOn() {
        announce(OTHER, 20);

        assertThat(scene.confirmed(DetectorKind.ARP_SPOOF)).isNotEmpty();
    }

    @Test
    void sparesVirtualRouters() {
        announce(VIRTUAL_ROUTER, 20);

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesAClaimThatMovesOnceForAFailOver() {
        announce(OTHER, 2);

        assertThat(scene.findings).isEmpty();
    }
}
