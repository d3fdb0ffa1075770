package dev.packetdash.detect;

import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Subject;

/**
 * What a detector holds about somebody, whether or not it is enough for a finding.
 *
 * @param subject of the finding that it would be
 * @param measure the count, and the threshold of a confirmed finding
 * @param against why it would be no finding even at its threshold; empty where nothing is known to speak against it
 */
public record Candidate(Subject subject, Measure measure, String against) {}
