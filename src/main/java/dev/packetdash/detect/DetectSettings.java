package dev.packetdash.detect;

/** {@code packetdash.detect.*}: one record of thresholds per detector, each documented in its detector's file. */
public record DetectSettings(ScanDetector.Settings scan) {}
