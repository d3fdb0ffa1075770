package dev.packetdash.detect;

import dev.packetdash.settings.SettingCheck;
import java.time.Duration;

/**
 * What the flood detectors share; {@code packetdash.detect.syn-flood.*} and so on.
 *
 * @param enabled    whether it looks for these floods at all
 * @param packets    within {@code window} to one target that are a flood
 * @param window     see {@code packets}
 * @param ratio      times as many as are answered as they should be, at least
 * @param maxTargets targets watched, an interface; where there are more, those with the fewest packets are forgotten
 */
public record FloodSettings(boolean enabled, int packets, Duration window, double ratio, int maxTargets)
        implements DetectorSettings {
    public static final FloodSettings DEFAULTS = new FloodSettings(true, 500, Duration.ofSeconds(5), 3, 4096);

    /** @param name of the detector */
    FloodSettings checked(String name) {
        SettingCheck.range("packetdash.detect." + name + ".packets", packets, 10, 10_000_000);
        SettingCheck.window(
                "packetdash.detect." + name + ".window", window, Duration.ofSeconds(1), Duration.ofMinutes(5));
        SettingCheck.range("packetdash.detect." + name + ".max-targets", maxTargets, 64, 1 << 20);
        if (!(ratio >= 1 && ratio <= 1000)) {
            throw new IllegalArgumentException(
                    "packetdash.detect." + name + ".ratio = " + ratio + ": must be 1 to 1000");
        }
        return this;
    }
}
