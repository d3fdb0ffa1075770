package dev.packetdash.detect;

import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Findings;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.flow.Flow;
import dev.packetdash.net.Direction;
import dev.packetdash.table.RecentSet;
import java.util.function.LongSupplier;

/**
 * What the detectors of one pipeline share: whom they tell, and what they know about this place.
 *
 * @param services host and port that somebody has been served by
 * @param heard    addresses that have sent anything of late: what goes to others may be half of something whose other
 *               half is not captured
 * @param clockOffset how far the detectors' monotonic time is ahead of the clock that packets bear
 */
record DetectorContext(
        HomeNetworks home,
        Routers routers,
        RecentSet services,
        RecentSet heard,
        LongSupplier clockOffset,
        Findings findings) {
    /** A request or a datagram sent less than this ago may still be answered, so that its silence proves nothing. */
    static final long ANSWER_NANOS = 1_000_000_000L;

    /** Tells whether the receiver of a packet has sent anything itself. */
    boolean hearsReceiver(PacketSummary packet) {
        return heard.contains(packet.destinationHigh(), packet.destinationLow(), 0);
    }

    /** Tells whether the server's port has served anybody before. */
    boolean isService(Flow flow) {
        return services.contains(flow.serverHigh(), flow.serverLow(), flow.servicePort());
    }

    /** Returns the Unix time that the clock would show at a monotonic time. */
    long onClock(long nanos) {
        return nanos - clockOffset.getAsLong();
    }

    /** Raises a finding, with the times of the clock as it is now. */
    void raise(Subject subject, Severity severity, Direction direction, long since, long now, Explanation explanation) {
        findings.raise(new Finding(subject, severity, direction, onClock(since), onClock(now), now, explanation));
    }
}
