package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import java.util.List;

/**
 * What the detectors of one pipeline say at one instant.
 *
 * @param suspects  of scans and sweeps, the worst first
 * @param detectors those that are enabled
 */
public record DetectSnapshot(List<ScanSuspect> suspects, List<State> detectors) {
    public static final DetectSnapshot NONE = new DetectSnapshot(List.of(), List.of());

    /**
     * @param tracked   keys held
     * @param evictions keys forgotten since the start because there was no room
     */
    public record State(DetectorKind kind, long tracked, long evictions) {}
}
