package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.Packets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A scan, and far more spoofed sources than there is room for. */
class ScanFloodTests {
    private static final String SCANNER = "198.51.100.66";
    private static final long ANSWERED = START + SECOND;

    private final Packets packets = new Packets();

    /** Its place in the table goes to others once the last targets have answered late; it must not be listed twice then. */
    @Test
    void listsASourceOnce() {
        ScanDetector small = new ScanDetector(new ScanDetector.Settings(15, Duration.ofSeconds(30), 64));
        for (int port = 1; port <= 30; port++) {
            small.observe(packets.syn(START + port, Ends.of(SCANNER, 40_000, "203.0.113.1", port)));
        }
        for (int port = 16; port <= 30; port++) {
            Ends answer = Ends.of("203.0.113.1", port, SCANNER, 40_000);
            small.observe(packets.tcp(ANSWERED, answer, TcpFlags.SYN | TcpFlags.ACK, 60));
        }
        flood(small, ANSWERED, 1000, new Random(1));
        for (int port = 31; port <= 50; port++) {
            small.observe(packets.syn(ANSWERED, Ends.of(SCANNER, 40_000, "203.0.113.1", port)));
        }
        assertThat(small.publish(ANSWERED + SECOND).suspects())
                .extracting(ScanSuspect::targets)
                .containsExactly(35L);
    }

    /** A million sources of one SYN each in ten seconds, and a scanner of ten ports a second that begins amid them. */
    @Test
    void findsAScanAmidAFloodOfSpoofedSources() {
        ScanDetector usual = new ScanDetector(new ScanDetector.Settings(15, Duration.ofSeconds(30), 16_384));
        Random random = new Random(1);
        for (int tenth = 0; tenth < 100; tenth++) {
            long nanos = START + tenth * SECOND / 10;
            if (tenth >= 20) {
                usual.observe(packets.syn(nanos, Ends.of(SCANNER, 40_000, "203.0.113.1", tenth)));
            }
            flood(usual, nanos, 10_000, random);
        }
        DetectSnapshot snapshot = usual.publish(START + 11 * SECOND);

        assertThat(snapshot.suspects())
                .singleElement()
                .returns(IpAddress.parse(SCANNER), ScanSuspect::source)
                .satisfies(suspect -> assertThat(suspect.targets()).isGreaterThan(60));
        assertThat(snapshot.tracked()).isEqualTo(16_384);
        assertThat(snapshot.evictions()).isGreaterThan(900_000);
    }

    /** One SYN every ten microseconds. */
    private void flood(ScanDetector detector, long nanos, int sources, Random random) {
        IpAddress target = IpAddress.parse("2001:db8::1");
        for (int i = 0; i < sources; i++) {
            IpAddress spoofed = new IpAddress(target.high(), random.nextLong());
            detector.observe(packets.syn(nanos + i * SECOND / 100_000, new Ends(spoofed, 40_000, target, 443)));
        }
    }
}
