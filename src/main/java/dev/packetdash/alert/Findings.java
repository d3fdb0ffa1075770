package dev.packetdash.alert;

/** Takes what the detectors of one pipeline find, on its thread. */
@FunctionalInterface
public interface Findings {
    void raise(Finding finding);
}
