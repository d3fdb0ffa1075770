package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the detectors of one pipeline hold at one instant.
 *
 * @param detectors those that are enabled
 */
public record DetectSnapshot(List<State> detectors) {
    public static final DetectSnapshot NONE = new DetectSnapshot(List.of());

    /**
     * What one detector holds.
     *
     * @param tracked   keys held
     * @param evictions keys forgotten since the start because there was no room
     */
    public record State(DetectorKind kind, long tracked, long evictions) {
        private State plus(State other) {
            return new State(kind, tracked + other.tracked, evictions + other.evictions);
        }
    }

    /** Adds what the detectors of another pipeline hold, which has the same settings. */
    public DetectSnapshot plus(DetectSnapshot other) {
        return new DetectSnapshot(IntStream.range(0, detectors.size())
                .mapToObj(i -> detectors.get(i).plus(other.detectors.get(i)))
                .toList());
    }
}
