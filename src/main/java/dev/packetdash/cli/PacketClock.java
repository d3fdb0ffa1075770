package dev.packetdash.cli;

import dev.packetdash.net.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** The time of a file: that of its newest packet. */
final class PacketClock extends Clock {
    private final LongSupplier newestNanos;

    /** @param newestNanos Unix time */
    PacketClock(LongSupplier newestNanos) {
        this.newestNanos = newestNanos;
    }

    @Override
    public Instant instant() {
        return Times.instant(newestNanos.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
