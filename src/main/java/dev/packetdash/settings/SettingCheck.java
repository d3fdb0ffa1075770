package dev.packetdash.settings;

import java.time.Duration;

/**
 * Checks the values of settings; an {@link IllegalArgumentException} names a wrong one, its value, and what it may be.
 * Names are whole, as in {@code packetdash.traffic.top}.
 */
public final class SettingCheck {
    private SettingCheck() {}

    public static void range(String name, long value, long least, long most) {
        require(value >= least && value <= most, name, value, "must be " + least + " to " + most);
    }

    public static void ratio(String name, double value) {
        require(value >= 0 && value <= 1, name, value, "must be 0 to 1");
    }

    public static void window(String name, Duration value, Duration least, Duration most) {
        require(
                isBetween(value, least, most),
                name,
                DurationText.of(value),
                "must be " + DurationText.of(least) + " to " + DurationText.of(most));
    }

    public static boolean isBetween(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    /** @param rule what the value must be, beginning with {@code must} */
    public static void require(boolean holds, String name, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " = " + value + ": " + rule);
        }
    }
}
