package dev.packetdash.report;

import java.util.List;
import java.util.Map;

/**
 * The check list for "why do I see no packets".
 *
 * @param healthy  every check has passed
 * @param settings all in force, by name
 */
public record Diagnostics(
        boolean healthy, List<Check> checks, List<Report.BookEntry> books, Map<String, String> settings) {

    /** One item: what was looked at, what was found, and what helps where it has failed. */
    public record Check(String name, boolean passed, String finding, String remedy) {}
}
