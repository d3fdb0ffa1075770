package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.net.MacAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sweeps by questions that nobody answers, and who asks as many and is none. */
class HostSweepSubtypesTests {
    private static final int HOSTS = 60;
    private static final long STATION = 0x0200_0000_0066L;
    private static final String ADDRESS = "198.51.100.254";
    private static final int REQUEST = 1;
    private static final int REPLY = 2;

    private final Scene scene = new Scene();

    private static String host(int number) {
        return "198.51.100." + number;
    }

    private void ask(int host) {
        scene.see(PacketBytes.ethernet(STATION, MacAddress.BROADCAST).arp(REQUEST, STATION, ADDRESS, host(host)));
    }

    private void askAll() {
        for (int host = 1; host <= HOSTS; host++) {
            ask(host);
        }
        settle();
    }

    private void settle() {
        scene.pause(3 * SECOND);
        ask(200);
    }

    private List<Finding> sweeps() {
        return scene.findings.stream()
                .filter(finding -> finding.subject().kind() == DetectorKind.HOST_SWEEP)
                .toList();
    }

    private void assertFound() {
        assertThat(sweeps()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.subject().source()).hasToString(ADDRESS);
            assertThat(finding.subject().target()).hasToString("198.51.100.0/24");
            assertThat(finding.subject().subtype()).isEqualTo("arp");
        });
    }

    @Test
    void findsArpRequestsThatNobodyAnswers() {
        askAll();

        assertFound();
    }

    @Test
    void takesRequestsThatAreAnsweredForNoSweep() {
        for (int host = 1; host <= HOSTS; host++) {
            ask(host);
            long mac = 0x0200_0000_1000L + host;
            scene.see(PacketBytes.ethernet(mac, STATION).arp(REPLY, mac, host(host), ADDRESS));
        }
        settle();

        assertThat(scene.findings).isEmpty();
    }

    private void sends(String source) {
        scene.see(PacketBytes.ethernet(STATION, PacketBytes.DESTINATION_MAC)
                .ipv4(source, "198.51.100.50")
                .udp(5000, 5001)
                .payload(100));
    }

    /** It asks for whomever somebody else's packets are to. */
    @Test
    void takesTheRequestsOfARouterForNoSweepOfItsOwn() {
        sends("203.0.113.7");
        sends("203.0.113.8");
        askAll();

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void findsTheSweepOfAHostThatWasGivenItsAddressJustNow() {
        sends("0.0.0.0");
        sends(ADDRESS);
        askAll();

        assertFound();
    }

    @Test
    void takesPingsThatAreAnsweredForNoSweep() {
        for (int round = 0; round < 10; round++) {
            for (int host = 1; host <= HOSTS; host++) {
                scene.see(PacketBytes.ethernet().ipv4(ADDRESS, host(host)).icmp(8, 0));
                scene.see(PacketBytes.ethernet().ipv4(host(host), ADDRESS).icmp(0, 0));
            }
            scene.pause(SECOND);
        }
        scene.finish();

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void findsAPortThatIsSilentAtManyHosts() {
        for (int host = 1; host <= HOSTS; host++) {
            scene.tcp(Ends.of("203.0.113.66", 40_000 + host, host(host), 445), TcpFlags.SYN);
        }
        scene.pause(20 * SECOND).finish();

        assertThat(sweeps()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.subject().source()).hasToString("203.0.113.66");
            assertThat(finding.subject().port()).isEqualTo(445);
        });
    }
}
