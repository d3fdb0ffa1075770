package dev.packetdash.alert;

import java.time.Duration;
import java.util.List;

/**
 * {@code packetdash.alert.*}, as far as it is about the life of alerts.
 *
 * @param quiet     without a finding for so long, an alert has ended
 * @param repeat    a finding so soon after the end opens the same alert again
 * @param perTarget alerts of one kind that may be open against one target, of the same severity or more; critical ones
 *                  are never too many
 * @param perKind   alerts of one kind and severity that may begin at once, and as many again in five minutes; suspects
 *                  are never too many
 * @param capacity  alerts kept, open and ended
 * @param allowlist findings that are no news
 */
public record AlertRules(
        Duration quiet, Duration repeat, int perTarget, int perKind, int capacity, List<AllowlistEntry> allowlist) {
    public static final AlertRules DEFAULT =
            new AlertRules(Duration.ofMinutes(5), Duration.ofHours(1), 10, 100, 1000, List.of());

    public AlertRules {
        allowlist = List.copyOf(allowlist);
    }

    /** Whether findings about a subject are no news. */
    public boolean isAllowed(Subject subject) {
        return allowlist.stream().anyMatch(entry -> entry.covers(subject));
    }
}
