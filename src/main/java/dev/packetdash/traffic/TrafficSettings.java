package dev.packetdash.traffic;

import java.time.Duration;

/**
 * {@code packetdash.traffic.*}.
 *
 * @param top    N of the top-N lists
 * @param window the time they cover
 */
public record TrafficSettings(int top, Duration window) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    public TrafficSettings {
        if (top < 1 || top > 100) {
            throw new IllegalArgumentException("packetdash.traffic.top = " + top + ": must be 1 to 100");
        }
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("packetdash.traffic.window = " + window + ": must be 1s to 1h");
        }
    }
}
