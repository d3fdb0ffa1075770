package dev.packetdash.detect;

import java.util.List;

/**
 * What the detectors of one pipeline say at one instant.
 *
 * @param suspects  the worst first
 * @param tracked   places taken in the table of sources
 * @param evictions sources forgotten since the start because the table was full
 */
public record DetectSnapshot(List<ScanSuspect> suspects, long tracked, long evictions) {
    public static final DetectSnapshot NONE = new DetectSnapshot(List.of(), 0, 0);
}
