package dev.packetdash.cli;

import dev.packetdash.net.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What has changed since a baseline, beyond the tolerance.
 *
 * @param startedAt of the baseline
 * @param changes   the greatest first within each section
 */
record Comparison(Instant startedAt, List<Change> changes) {
    /** How a value has changed. */
    enum Kind {
        ROSE,
        FELL,
        APPEARED,
        VANISHED
    }

    /**
     * @param section rate, protocols, hosts, conversations or services
     * @param before  a rate, or a share of all bytes in percent
     * @param now     likewise
     */
    record Change(String section, String name, Kind kind, double before, double now) {
        String line() {
            String unit = section.equals(Baseline.RATE) ? "" : "%";
            return String.format(
                    Locale.ROOT,
                    "%s %s %s: %.1f%s -> %.1f%s",
                    section,
                    name,
                    Labels.label(kind),
                    before,
                    unit,
                    now,
                    unit);
        }
    }

    List<String> lines() {
        return changes.isEmpty()
                ? List.of("no change")
                : changes.stream().map(Change::line).toList();
    }
}
