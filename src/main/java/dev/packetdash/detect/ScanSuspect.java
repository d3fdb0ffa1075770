package dev.packetdash.detect;

import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;

/**
 * A source that looks as if it were scanning. A suspicion, not a verdict: a client of a dead service can look the same.
 *
 * @param targets    distinct host and port pairs that did not answer within the window
 * @param sinceNanos when it crossed the threshold, Unix time
 */
public record ScanSuspect(IpAddress source, Kind kind, Direction direction, long targets, long sinceNanos) {
    /** The same, whose time is {@code offset} nanoseconds ahead of the clock that is shown. */
    ScanSuspect onClock(long offset) {
        return new ScanSuspect(source, kind, direction, targets, sinceNanos - offset);
    }

    ScanSuspect plus(ScanSuspect other) {
        return new ScanSuspect(
                source, kind, direction, targets + other.targets, Math.min(sinceNanos, other.sinceNanos));
    }

    /** What the source seems to look for. */
    public enum Kind {
        /** More ports than hosts. */
        PORT_SCAN,
        /** More hosts than ports. */
        HOST_SWEEP
    }
}
