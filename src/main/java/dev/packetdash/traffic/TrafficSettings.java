package dev.packetdash.traffic;

import dev.packetdash.settings.SettingCheck;
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

    public static final TrafficSettings DEFAULTS = new TrafficSettings(20, Duration.ofMinutes(1));

    public TrafficSettings {
        SettingCheck.range("packetdash.traffic.top", top, 1, 100);
        SettingCheck.require(
                SettingCheck.isBetween(window, SHORTEST, LONGEST),
                "packetdash.traffic.window",
                window,
                "must be 1s to 1h");
    }
}
