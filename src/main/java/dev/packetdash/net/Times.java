package dev.packetdash.net;

import java.time.Instant;

/** Unix nanoseconds, as the core counts time, in the forms readers get. */
public final class Times {
    private static final long NANOS = 1_000_000_000L;

    private Times() {}

    public static Instant instant(long unixNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(unixNanos, NANOS), Math.floorMod(unixNanos, NANOS));
    }

    public static long unixNanos(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }

    public static double seconds(long nanos) {
        return nanos / (double) NANOS;
    }
}
