package dev.packetdash.snapshot;

import static java.util.Comparator.comparingLong;

import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.detect.ScanSuspect;
import dev.packetdash.net.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds up what the detectors of two pipelines say, which have the same settings. */
final class DetectionSum {
    private DetectionSum() {}

    private record Source(IpAddress address, ScanSuspect.Kind kind) {}

    static DetectSnapshot plus(DetectSnapshot left, DetectSnapshot right) {
        Map<Source, ScanSuspect> suspects = new LinkedHashMap<>();
        Stream.of(left, right)
                .flatMap(snapshot -> snapshot.suspects().stream())
                .forEach(suspect ->
                        suspects.merge(new Source(suspect.source(), suspect.kind()), suspect, DetectionSum::plus));
        List<DetectSnapshot.State> detectors = new ArrayList<>();
        for (int i = 0; i < left.detectors().size(); i++) {
            detectors.add(plus(left.detectors().get(i), right.detectors().get(i)));
        }
        return new DetectSnapshot(
                suspects.values().stream()
                        .sorted(comparingLong(ScanSuspect::targets).reversed())
                        .toList(),
                detectors);
    }

    /** What one pipeline sees a source do to a host, no other sees. */
    private static ScanSuspect plus(ScanSuspect left, ScanSuspect right) {
        return new ScanSuspect(
                left.source(),
                left.kind(),
                left.direction(),
                left.targets() + right.targets(),
                Math.min(left.sinceNanos(), right.sinceNanos()));
    }

    private static DetectSnapshot.State plus(DetectSnapshot.State left, DetectSnapshot.State right) {
        return new DetectSnapshot.State(
                left.kind(), left.tracked() + right.tracked(), left.evictions() + right.evictions());
    }
}
