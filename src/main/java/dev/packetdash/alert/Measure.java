package dev.packetdash.alert;

import java.time.Duration;

/**
 * One figure that a finding rests on.
 *
 * @param what      what was counted, in words: {@code distinct ports without an answer}
 * @param value     the count
 * @param threshold from which on it is a finding
 * @param window    the packets' time over which it was counted
 */
public record Measure(String what, double value, double threshold, Duration window) {
    /** Returns how many times the threshold was reached; 1 is barely. */
    public double margin() {
        return threshold > 0 ? value / threshold : value;
    }
}
