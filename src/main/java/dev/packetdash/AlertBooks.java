package dev.packetdash;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.ElapsedTime;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.evidence.Evidence;
import dev.packetdash.net.Times;
import dev.packetdash.notify.Sinks;
import java.time.Clock;
import java.util.List;

/**
 * Makes the book of each interface.
 *
 * @param before alerts of an earlier run, of all interfaces
 */
record AlertBooks(AlertRules rules, List<Alert> before, Clock clock, Sinks sinks, Evidence evidence) {
    /** @param ring with the packets of that interface */
    AlertBook of(String interfaceName, FrameRing ring) {
        List<Alert> own = before.stream()
                .filter(alert -> alert.interfaceName().equals(interfaceName))
                .toList();
        AlertBook book = new AlertBook(interfaceName, rules, ElapsedTime.ofMachine(), sinks.andThen(evidence.of(ring)));
        book.goOnWith(own, Times.unixNanos(clock.instant()));
        return book;
    }
}
