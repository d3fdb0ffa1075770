package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What detectors hold is shown to who asks for one of its ends, enough or not. */
class CandidatesTests {
    private static final class Listener implements CandidateListener {
        private final List<Candidate> heard = new ArrayList<>();
        private IpAddress address = IpAddress.parse(SCANNER);
        private boolean listening = true;

        @Override
        public boolean isListening() {
            return listening;
        }

        @Override
        public boolean isAbout(long high, long low) {
            return high == address.high() && low == address.low();
        }

        @Override
        public void hear(Candidate candidate) {
            heard.add(candidate);
        }
    }

    private final Listener listener = new Listener();
    private final Scene scene = new Scene(DetectSettings.DEFAULTS, START, listener);

    private Candidate greatest(DetectorKind kind) {
        scene.pause(2 * SECOND).finish();
        return listener.heard.stream()
                .filter(candidate -> candidate.subject().kind() == kind)
                .max(Comparator.comparingDouble(candidate -> candidate.measure().margin()))
                .orElseThrow();
    }

    private void refuse(int ports) {
        for (int port = 1; port <= ports; port++) {
            scene.refused(SCANNER, 40_000, TARGET, port);
        }
    }

    @Test
    void showsAScanThatIsAPortShort() {
        refuse(14);

        Candidate scan = greatest(DetectorKind.PORT_SCAN);
        assertThat(scan.measure().value()).isEqualTo(14);
        assertThat(scan.measure().threshold()).isEqualTo(15);
        assertThat(scan.subject().source()).hasToString(SCANNER);
        assertThat(scan.subject().target()).hasToString(TARGET);
        assertThat(scan.against()).isEmpty();
    }

    @Test
    void showsWhatHasNoSetOfItsOwnYet() {
        refuse(2);

        assertThat(greatest(DetectorKind.PORT_SCAN).measure().value()).isEqualTo(2);
    }

    @Test
    void showsItToTheTargetToo() {
        listener.address = IpAddress.parse(TARGET);
        refuse(3);

        assertThat(greatest(DetectorKind.PORT_SCAN).measure().value()).isEqualTo(3);
    }

    @Test
    void showsASweepToOneOfItsHosts() {
        listener.address = IpAddress.parse("198.51.100.2");
        for (int host = 1; host <= 4; host++) {
            scene.refused(SCANNER, 40_000, "198.51.100." + host, 445);
        }

        assertThat(greatest(DetectorKind.HOST_SWEEP).measure().value()).isEqualTo(4);
    }

    @Test
    void saysNothingOfOthers() {
        listener.address = IpAddress.parse("192.0.2.99");
        refuse(14);
        scene.pause(2 * SECOND).finish();

        assertThat(listener.heard).isEmpty();
    }

    @Test
    void saysNothingToNobody() {
        listener.listening = false;
        refuse(14);
        scene.pause(2 * SECOND).finish();

        assertThat(listener.heard).isEmpty();
    }

    @Test
    void saysWhatSpeaksAgainstAFlood() {
        scene.stepNanos = SECOND / 1000;
        for (int client = 0; client < 300; client++) {
            scene.connected(SCANNER, 10_000 + client, TARGET, 80);
        }

        Candidate flood = greatest(DetectorKind.SYN_FLOOD);
        assertThat(flood.measure().value()).isPositive().isLessThanOrEqualTo(300);
        assertThat(flood.measure().threshold()).isEqualTo(500);
        assertThat(flood.subject().port()).isEqualTo(80);
        assertThat(flood.against()).endsWith("of them were answered as they should be");
    }

    @Test
    void showsAFloodOfSegmentsOfNoConnection() {
        for (int port = 0; port < 200; port++) {
            scene.tcp(Ends.of(SCANNER, 40_000 + port, TARGET, 80), TcpFlags.ACK);
        }

        assertThat(greatest(DetectorKind.TCP_FLOOD).measure().value()).isEqualTo(200);
    }

    @Test
    void showsRequestsForHostsThatAreSilent() {
        for (int host = 1; host <= 12; host++) {
            scene.see(PacketBytes.ethernet().arp(1, SCANNER, "203.0.113." + host));
        }

        Candidate sweep = greatest(DetectorKind.HOST_SWEEP);
        assertThat(sweep.measure().value()).isEqualTo(12);
        assertThat(sweep.measure().threshold()).isEqualTo(20);
        assertThat(sweep.against()).isEqualTo("silence alone is never more than a suspicion");
    }

    @Test
    void showsClaimsThatNobodyContradicts() {
        scene.see(PacketBytes.ethernet().arp(2, SCANNER, "203.0.113.1"));

        Candidate claim = greatest(DetectorKind.ARP_SPOOF);
        assertThat(claim.measure().value()).isEqualTo(1);
        assertThat(claim.measure().threshold()).isEqualTo(3);
        assertThat(claim.against()).isEqualTo("no other station says to have the address");
    }
}
