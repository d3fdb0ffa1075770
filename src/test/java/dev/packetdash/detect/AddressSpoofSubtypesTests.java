package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.net.MacAddress;
import dev.packetdash.testing.PacketBytes;
import org.junit.jupiter.api.Test;

/** A station that answers when others are asked for, as the attacker between two victims does. */
class AddressSpoofSubtypesTests {
    private static final long ROUTER_MAC = 0x0200_0000_0001L;
    private static final long HOST_MAC = 0x0200_0000_0050L;
    private static final long OTHER_MAC = 0x0200_0000_0066L;
    private static final String ROUTER = "198.51.100.1";
    private static final String HOST = "198.51.100.50";
    private static final int REQUEST = 1;
    private static final int REPLY = 2;

    private final Scene scene = new Scene();

    private void arp(long mac, int operation, String sender, String target) {
        scene.see(PacketBytes.ethernet(mac, MacAddress.BROADCAST).arp(operation, mac, sender, target));
    }

    /** Each asks for the other, and both the one asked for and somebody else answer. */
    private void ask(int times, boolean forBoth) {
        for (int i = 0; i < times; i++) {
            arp(HOST_MAC, REQUEST, HOST, ROUTER);
            arp(ROUTER_MAC, REPLY, ROUTER, HOST);
            arp(OTHER_MAC, REPLY, ROUTER, HOST);
            arp(ROUTER_MAC, REQUEST, ROUTER, HOST);
            arp(HOST_MAC, REPLY, HOST, ROUTER);
            if (forBoth) {
                arp(OTHER_MAC, REPLY, HOST, ROUTER);
            }
            scene.pause(5 * SECOND);
        }
    }

    @Test
    void findsAStationThatAnswersForTwoOthers() {
        ask(20, true);

        assertThat(scene.confirmed(DetectorKind.ARP_SPOOF))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.subject().source()).hasToString("02:00:00:00:00:66"));
    }

    @Test
    void takesAnswersOfTheirHoldersForWhatTheyAre() {
        for (int i = 0; i < 50; i++) {
            arp(HOST_MAC, REQUEST, HOST, ROUTER);
            arp(ROUTER_MAC, REPLY, ROUTER, HOST);
            arp(ROUTER_MAC, REQUEST, ROUTER, HOST);
            arp(HOST_MAC, REPLY, HOST, ROUTER);
            scene.pause(SECOND);
        }

        assertThat(scene.findings).isEmpty();
    }
}
