package dev.packetdash.detect;

import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Findings;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.flow.Flow;
import dev.packetdash.net.Direction;

/**
 * What the detectors of one pipeline share: whom they tell, and what they know about this place.
 *
 * @param services host and port that somebody has been served by
 */
record Watch(HomeNetworks home, Forwarders forwarders, RecentSet services, Findings findings) {
    /** Whether the server's port has served anybody before. */
    boolean isService(Flow flow) {
        return services.contains(flow.serverHigh(), flow.serverLow(), flow.servicePort());
    }

    /** Says so. */
    void raise(Subject subject, Severity severity, Direction direction, long since, long now, Explanation explanation) {
        findings.raise(new Finding(subject, severity, direction, since, now, explanation));
    }
}
