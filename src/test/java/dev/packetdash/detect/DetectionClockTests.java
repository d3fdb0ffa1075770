package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.testing.Ends;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The detectors' seconds, whatever the packets' clock does. */
class DetectionClockTests {
    private static final long HOUR = 3600 * SECOND;
    private static final Ends ENDS = Ends.of(SCANNER, 40_000, TARGET, 53);

    private final Scene scene = new Scene();
    private final List<Long> seconds = new ArrayList<>();

    /** In the first one's place. */
    @BeforeEach
    void listen() {
        scene.detection.detectors[0] = new Detector(DetectorKind.PORT_SCAN) {
            @Override
            void advance(long nanos) {
                seconds.add(nanos);
            }

            @Override
            void candidates(long nanos, CandidateListener listener) {}
        };
    }

    private void packetAt(long nanos) {
        scene.nanos = nanos;
        scene.udp(ENDS, 100);
    }

    @Test
    void tellsOfEverySecondThatHasPassedOnce() {
        packetAt(START);
        packetAt(START + SECOND - 1);
        assertThat(seconds).isEmpty();
        packetAt(START + SECOND);
        packetAt(START + 4 * SECOND - 1);

        assertThat(seconds).containsExactly(START + SECOND, START + 2 * SECOND, START + 3 * SECOND);
    }

    @Test
    void tellsWithoutPacketsToo() {
        packetAt(START);
        scene.detection.publish(START + SECOND, 0);
        assertThat(seconds).as("a batch of packets may still come").isEmpty();
        scene.detection.publish(START + SECOND + SECOND / 4, 0);

        assertThat(seconds).containsExactly(START + SECOND);
    }

    /** What waits for an answer is decided in the first of them. */
    @Test
    void skipsMostOfALongPause() {
        packetAt(START);
        packetAt(START + 24 * HOUR);

        assertThat(seconds).hasSizeBetween(5, 100).endsWith(START + 24 * HOUR).isSorted();
    }

    @Test
    void goesOnWhereTheClockHasBeenSetBack() {
        packetAt(START);
        packetAt(START - HOUR);
        packetAt(START - HOUR + SECOND / 2);
        seconds.clear();
        packetAt(START - HOUR + 3 * SECOND);

        assertThat(seconds).hasSizeBetween(2, 3).isSorted();
    }

    @Test
    void takesPacketsThatComeALittleLateForWhatTheyAre() {
        packetAt(START);
        packetAt(START + 5 * SECOND);
        packetAt(START + 5 * SECOND - SECOND / 2);
        packetAt(START + 6 * SECOND);

        assertThat(seconds).hasSize(6).isSorted().doesNotHaveDuplicates();
    }
}
