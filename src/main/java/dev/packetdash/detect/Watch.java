package dev.packetdash.detect;

import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Findings;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.net.Direction;

/** What the detectors of one pipeline share: whom they tell, and what they know about this place. */
record Watch(HomeNetworks home, Forwarders forwarders, Findings findings) {
    /** Says so. */
    void raise(Subject subject, Severity severity, Direction direction, long since, long now, Explanation explanation) {
        findings.raise(new Finding(subject, severity, direction, since, now, explanation));
    }
}
