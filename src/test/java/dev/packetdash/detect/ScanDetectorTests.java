package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.packetdash.detect.ScanSuspect.Kind;
import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanDetectorTests {
    private static final String SCANNER = "198.51.100.66";
    private static final long MILLISECOND = SECOND / 1000;
    /** When a target that was asked at {@link Packets#START} has had the time to answer. */
    private static final long ANSWERED = START + SECOND;

    private static final long WINDOW = 30 * SECOND;

    private final ScanDetector detector = new ScanDetector(new ScanDetector.Settings(15, Duration.ofSeconds(30), 1024));
    private final Packets packets = new Packets();

    @Test
    void suspectsASourceOfFifteenSilentTargets() {
        scanPorts(START, 1, 14);
        assertThat(suspects(ANSWERED)).isEmpty();

        scanPorts(START, 15, 15);
        assertThat(suspects(ANSWERED))
                .containsExactly(
                        new ScanSuspect(IpAddress.parse(SCANNER), Kind.PORT_SCAN, Direction.UNKNOWN, 15, START));
    }

    @Test
    void givesTargetsASecondToAnswer() {
        scanPorts(START, 1, 15);

        assertThat(suspects(ANSWERED - 1)).isEmpty();
        assertThat(suspects(ANSWERED)).hasSize(1);
    }

    @Test
    void countsAllTargetsOfASuspect() {
        scanPorts(START, 1, 1000);

        assertThat(suspects(ANSWERED)).extracting(ScanSuspect::targets).containsExactly(1000L);
    }

    @Test
    void boundsTheTargetsOfASuspect() {
        scanPorts(START, 1, 60_000);

        assertThat(suspects(ANSWERED)).extracting(ScanSuspect::targets).containsExactly(4096L);
    }

    @Test
    void suspectsASweepOverHosts() {
        for (int host = 1; host <= 20; host++) {
            syn(START, SCANNER, "203.0.113." + host, 22);
        }
        assertThat(suspects(ANSWERED)).extracting(ScanSuspect::kind).containsExactly(Kind.HOST_SWEEP);
    }

    @Test
    void suspectsOverIpv6() {
        for (int port = 1; port <= 15; port++) {
            syn(START, "2001:db8::66", "2001:db8:1::1", port);
        }
        assertThat(suspects(ANSWERED)).extracting(ScanSuspect::source).containsExactly(IpAddress.parse("2001:db8::66"));
    }

    @Test
    void countsATargetOnceHoweverOftenItIsAsked() {
        for (int i = 0; i < 100; i++) {
            scanPorts(START + i * MILLISECOND, 1, 14);
        }
        assertThat(suspects(ANSWERED + SECOND)).isEmpty();
    }

    /** Asking again is no way to put the time to answer off. */
    @Test
    void suspectsASourceThatNeverStopsAskingTheSameTargets() {
        for (int i = 0; i < 100; i++) {
            scanPorts(START + i * SECOND / 2, 1, 15);
            if (i >= 2) {
                assertThat(suspects(START + i * SECOND / 2))
                        .as("asked %d times", i)
                        .hasSize(1);
            }
        }
    }

    @Test
    void forgetsTargetsWhenTheWindowHasPassed() {
        scanPorts(START, 1, 15);
        scanPorts(START + 10 * SECOND, 16, 35);
        assertThat(suspects(START + WINDOW)).extracting(ScanSuspect::targets).containsExactly(35L);

        assertThat(suspects(START + WINDOW + 1))
                .extracting(ScanSuspect::targets)
                .containsExactly(20L);
        assertThat(suspects(START + 10 * SECOND + WINDOW + 1)).isEmpty();
    }

    @Test
    void suspectsNoSourceWhoseTargetsAreSpreadOverMoreThanTheWindow() {
        for (int port = 1; port <= 100; port++) {
            long nanos = START + port * WINDOW / 14;
            scanPorts(nanos, port, port);
            assertThat(suspects(nanos + SECOND)).isEmpty();
        }
    }

    @Test
    void suspectsASourceAnewAfterItsWindowHasPassed() {
        scanPorts(START, 1, 15);
        assertThat(suspects(ANSWERED)).hasSize(1);
        long later = START + 2 * WINDOW;
        assertThat(suspects(later)).isEmpty();

        scanPorts(later, 1, 15);
        assertThat(suspects(later + SECOND)).extracting(ScanSuspect::sinceNanos).containsExactly(later);
    }

    @Test
    void takesTargetsThatAnswerOff() {
        scanPorts(START, 1, 20);
        for (int port = 1; port <= 5; port++) {
            synAck(START + MILLISECOND, SCANNER, "203.0.113.1", port);
        }
        assertThat(suspects(ANSWERED)).extracting(ScanSuspect::targets).containsExactly(15L);

        synAck(START + 2 * SECOND, SCANNER, "203.0.113.1", 6);
        assertThat(suspects(START + 2 * SECOND)).isEmpty();
    }

    @Test
    void takesNoOthersAnswerForTheTargets() {
        scanPorts(START, 1, 15);
        synAck(START, SCANNER, "203.0.113.2", 1);
        synAck(START, SCANNER, "203.0.113.1", 16);
        synAck(START, "198.51.100.67", "203.0.113.1", 1);

        assertThat(suspects(ANSWERED)).extracting(ScanSuspect::targets).containsExactly(15L);
    }

    @Test
    void staysSilentAboutManyParallelConnections() {
        for (int burst = 0; burst < 50; burst++) {
            long nanos = START + burst * SECOND;
            for (int port = 1; port <= 100; port++) {
                syn(nanos, SCANNER, "203.0.113." + burst, port);
            }
            assertThat(suspects(nanos)).isEmpty();
            for (int port = 1; port <= 100; port++) {
                synAck(nanos + SECOND / 2, SCANNER, "203.0.113." + burst, port);
            }
            assertThat(suspects(nanos + SECOND)).isEmpty();
        }
    }

    @Test
    void looksAtNothingButRequestsAndAnswers() {
        for (int port = 1; port <= 100; port++) {
            Ends ends = Ends.of(SCANNER, 40_000, "203.0.113.1", port);
            detector.observe(packets.udp(START, ends, 60));
            detector.observe(packets.tcp(START, ends, TcpFlags.ACK, 60));
            detector.observe(packets.tcp(START, ends, TcpFlags.SYN | TcpFlags.RST, 60));
            detector.observe(packets.of(PacketBytes.ethernet()
                    .ipv4(SCANNER, "203.0.113.1")
                    .tcp(1, port, TcpFlags.SYN)
                    .frame(44)));
        }
        DetectSnapshot snapshot = detector.publish(ANSWERED);
        assertThat(snapshot).isEqualTo(DetectSnapshot.NONE);
    }

    @Test
    void listsTheWorstFirstAndAtMostSixtyFour() {
        for (int source = 1; source <= 100; source++) {
            for (int port = 1; port <= 14 + source; port++) {
                syn(START, "198.51.100." + source, "203.0.113.1", port);
            }
        }
        assertThat(suspects(ANSWERED))
                .hasSize(64)
                .isSortedAccordingTo((a, b) -> Long.compare(b.targets(), a.targets()))
                .first()
                .returns(IpAddress.parse("198.51.100.64"), ScanSuspect::source);
    }

    private List<ScanSuspect> suspects(long nanos) {
        return detector.publish(nanos).suspects();
    }

    private void scanPorts(long nanos, int first, int last) {
        for (int port = first; port <= last; port++) {
            syn(nanos, SCANNER, "203.0.113.1", port);
        }
    }

    private void syn(long nanos, String source, String target, int port) {
        detector.observe(packets.syn(nanos, Ends.of(source, 40_000, target, port)));
    }

    private void synAck(long nanos, String source, String target, int port) {
        Ends answer = Ends.of(target, port, source, 40_000);
        detector.observe(packets.tcp(nanos, answer, TcpFlags.SYN | TcpFlags.ACK, 60));
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT30S, 1024, targets = 1: must be 2 to 64",
        "65, PT30S, 1024, targets = 65: must be 2 to 64",
        "15, PT0.9S, 1024, window = PT0.9S: must be 1s to 59m",
        "15, PT1H, 1024, window = PT1H: must be 1s to 59m",
        "15, PT30S, 63, max-sources = 63: must be 64 to 1048576",
        "15, PT30S, 1048577, max-sources = 1048577: must be 64 to 1048576"
    })
    void refusesSettingsOutOfBounds(int targets, Duration window, int sources, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScanDetector.Settings(targets, window, sources))
                .withMessage("packetdash.detect.scan." + message);
    }
}
