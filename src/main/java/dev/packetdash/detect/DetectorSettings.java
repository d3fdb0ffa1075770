package dev.packetdash.detect;

/** The thresholds of one detector, with which it can be turned off. */
interface DetectorSettings {
    /** Whether the detector looks for anything at all. */
    boolean enabled();
}
