package dev.packetdash.testing;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why and where a capture's figures differ from those of tshark.
 *
 * @param figures a regular expression for the names of all figures that differ, and only of those
 * @param reason  why ours are right, or equally right
 */
public record KnownDifference(String figures, String reason) {
    /**
     * What is wrong with a capture's differences, empty if nothing: those that nobody named, or that somebody named and
     * are gone.
     *
     * @param known       of the captures that differ, by name
     * @param differences what differs in the capture, by figure
     */
    public static String check(Map<String, KnownDifference> known, String capture, Map<String, String> differences) {
        KnownDifference difference = known.get(capture);
        if (difference == null) {
            return differences.isEmpty() ? "" : differences.toString();
        }
        if (differences.isEmpty()) {
            return "no longer differs in " + difference.figures;
        }
        return differences.entrySet().stream()
                .filter(entry -> !entry.getKey().matches(difference.figures))
                .map(Map.Entry::toString)
                .collect(Collectors.joining(", "));
    }
}
