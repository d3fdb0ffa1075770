package dev.packetdash;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.Sinks;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.evidence.Evidence;
import java.util.List;

/**
 * Makes the book of each interface.
 *
 * @param before alerts of an earlier run, of all interfaces
 */
record AlertBooks(AlertBook.Rules rules, List<Alert> before, Sinks sinks, Evidence evidence) {
    /** @param rings with the packets of that interface */
    AlertBook of(String interfaceName, List<FrameRing> rings) {
        List<Alert> own = before.stream()
                .filter(alert -> alert.interfaceName().equals(interfaceName))
                .toList();
        return new AlertBook(interfaceName, rules, own, sinks.andThen(evidence.of(rings)));
    }
}
