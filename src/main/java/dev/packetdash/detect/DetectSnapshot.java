package dev.packetdash.detect;

import static java.util.Comparator.comparingLong;

import dev.packetdash.alert.DetectorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the detectors of one pipeline say at one instant.
 *
 * @param suspects  of scans and sweeps, the worst first
 * @param detectors those that are enabled
 */
public record DetectSnapshot(List<ScanSuspect> suspects, List<State> detectors) {
    public static final DetectSnapshot NONE = new DetectSnapshot(List.of(), List.of());

    /**
     * Adds up two pipelines with the same settings. What one pipeline sees a source do to a host, no other sees, so
     * that the targets of both count.
     */
    public DetectSnapshot plus(DetectSnapshot other) {
        Map<List<Object>, ScanSuspect> sums = new LinkedHashMap<>();
        Stream.of(this, other)
                .flatMap(snapshot -> snapshot.suspects.stream())
                .forEach(suspect -> sums.merge(List.of(suspect.source(), suspect.kind()), suspect, ScanSuspect::plus));
        List<State> states = new ArrayList<>();
        for (int i = 0; i < detectors.size(); i++) {
            states.add(detectors.get(i).plus(other.detectors.get(i)));
        }
        return new DetectSnapshot(
                sums.values().stream()
                        .sorted(comparingLong(ScanSuspect::targets).reversed())
                        .toList(),
                states);
    }

    /**
     * @param tracked   keys held
     * @param evictions keys forgotten since the start because there was no room
     */
    public record State(DetectorKind kind, long tracked, long evictions) {
        State plus(State other) {
            return new State(kind, tracked + other.tracked, evictions + other.evictions);
        }
    }
}
