package dev.packetdash.alert;

import java.util.Comparator;
import java.util.List;

/**
 * The alerts of one pipeline at one instant.
 *
 * @param alerts open and ended, suspects (of low severity) among them, in the order in which they began
 */
public record AlertSnapshot(List<Alert> alerts, AlertCounts counts) {
    public static final AlertSnapshot NONE = new AlertSnapshot(List.of(), new AlertCounts());

    /**
     * Returns the open alerts that make a source a suspect of a scan or sweep: those of severity low, and what has
     * become of some of them; the one with the most targets first.
     */
    public List<Alert> scanSuspects() {
        return alerts.stream()
                .filter(alert -> alert.isOpen() && alert.subject().kind().isScan() && !Storm.is(alert.subject()))
                .sorted(Comparator.comparingLong(Alert::targets).reversed())
                .toList();
    }
}
