package dev.packetdash.evidence;

import java.util.concurrent.atomic.AtomicLongArray;

/** Alerts that have no evidence, by why. Any thread. */
final class Dropped {
    /** The closed list behind the {@code reason} label. */
    enum Reason {
        /** Too many alerts at once. */
        BUSY,
        /** The ring held no packet of it any more. */
        NO_PACKETS,
        /** The disk did not take it. */
        WRITE_ERROR
    }

    private final AtomicLongArray counts = new AtomicLongArray(Reason.values().length);

    void count(Reason reason) {
        counts.incrementAndGet(reason.ordinal());
    }

    long get(Reason reason) {
        return counts.get(reason.ordinal());
    }
}
