package dev.packetdash.alert;

import java.util.List;

/**
 * Why a finding was raised, for somebody who has to act on it.
 *
 * @param measures what was counted, the deciding figure first; never empty
 * @param details  what else is known, in words: {@code ports 22, 23, 25, 80 and 11 more}
 * @param examples a few of the packets, one line each
 * @param silencer what would have silenced it: the setting to raise, or the allowlist entry to add
 * @param limits   what headers alone cannot know about it
 */
public record Explanation(
        List<Measure> measures, List<String> details, List<String> examples, String silencer, List<String> limits) {
    public Explanation {
        measures = List.copyOf(measures);
        details = List.copyOf(details);
        examples = List.copyOf(examples);
        limits = List.copyOf(limits);
    }
}
