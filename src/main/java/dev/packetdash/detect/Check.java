package dev.packetdash.detect;

import java.time.Duration;

/** Checks settings; a wrong one is named with its value and what it may be. */
final class Check {
    private Check() {}

    /** @param name behind {@code packetdash.detect.} */
    static void range(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw wrong(name, value, least + " to " + most);
        }
    }

    static void ratio(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw wrong(name, value, "0 to 1");
        }
    }

    static void window(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw wrong(name, text(value), text(least) + " to " + text(most));
        }
    }

    /** As settings are written: {@code 90s}, {@code 15m}. */
    static String text(Duration value) {
        return value.toMillis() % 1000 > 0
                ? value.toMillis() + "ms"
                : value.toSeconds() % 60 > 0 || value.isZero() ? value.toSeconds() + "s" : value.toMinutes() + "m";
    }

    private static IllegalArgumentException wrong(String name, Object value, String allowed) {
        return new IllegalArgumentException("packetdash.detect." + name + " = " + value + ": must be " + allowed);
    }
}
