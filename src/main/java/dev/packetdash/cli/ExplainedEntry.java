package dev.packetdash.cli;

import dev.packetdash.alert.AlertText;
import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Subject;
import dev.packetdash.detect.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a detector held about an address at its greatest.
 *
 * @param role          the address was source or target; none where nothing is held
 * @param what          what was counted, in words
 * @param held          the count within {@code windowSeconds}
 * @param missing       to the threshold; 0 where it was reached
 * @param outcome       what came of it, or why nothing did
 */
record ExplainedEntry(
        String detector,
        String role,
        String subtype,
        String source,
        String target,
        int port,
        String what,
        double held,
        double threshold,
        double missing,
        double windowSeconds,
        String outcome) {
    static ExplainedEntry of(String role, Candidate candidate, String outcome) {
        Subject subject = candidate.subject();
        Measure measure = candidate.measure();
        return new ExplainedEntry(
                subject.kind().label(),
                role,
                subject.subtype(),
                subject.source().toString(),
                subject.target().toString(),
                subject.port(),
                measure.what(),
                measure.value(),
                measure.threshold(),
                Math.max(0, measure.threshold() - measure.value()),
                measure.window().toNanos() / 1e9,
                outcome);
    }

    static ExplainedEntry ofNothing(DetectorKind detector, String outcome) {
        return new ExplainedEntry(detector.label(), "none", "", "", "", 0, "", 0, 0, 0, 0, outcome);
    }

    /** Returns a table with a line for each. */
    static String table(String address, List<ExplainedEntry> entries) {
        StringBuilder table = new StringBuilder("What the detectors held about " + address + " at its greatest:\n");
        table.append(line("detector", "as", "held", "of", "missing", "in", "outcome"));
        entries.forEach(entry -> table.append(entry.line()));
        return table.toString();
    }

    private String line() {
        if (what.isEmpty()) {
            return line(detector, "-", "-", "-", "-", "-", outcome);
        }
        String service = port == 0 ? target : target + " port " + port;
        return line(
                detector,
                role,
                AlertText.number(held),
                AlertText.number(threshold),
                AlertText.number(missing),
                AlertText.text(Duration.ofNanos((long) (windowSeconds * 1e9))),
                outcome + " | " + what + ", " + source + " → " + service);
    }

    private static String line(
            String detector, String role, String held, String threshold, String missing, String window, String rest) {
        return String.format(
                Locale.ROOT,
                "%-14s %-6s %8s %8s %8s %6s  %s%n",
                detector,
                role,
                held,
                threshold,
                missing,
                window,
                rest);
    }
}
