package dev.packetdash.evidence;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * {@code packetdash.evidence.*}.
 *
 * @param directory where the files go; empty for no evidence
 * @param payload   what becomes of the bytes behind the last decoded header
 * @param before    how much of the time before an alert is kept, as far as the ring reaches back
 * @param after     how much of the time after it
 * @param packets   the most in a file
 * @param quota     the most on disk; the oldest files make room
 * @param maxAge    after which a file is removed
 */
public record EvidenceSettings(
        String directory,
        Payload payload,
        Duration before,
        Duration after,
        int packets,
        DataSize quota,
        Duration maxAge) {
    /** What becomes of payload. */
    public enum Payload {
        BLANK,
        KEEP
    }

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * @throws IllegalArgumentException where a value is not possible; the message names the property, the value and the
     * remedy
     */
    public EvidenceSettings {
        require(!before.isNegative() && before.compareTo(HOUR) <= 0, "before", before, "must be 0s to 1h");
        require(!after.isNegative() && after.compareTo(HOUR) <= 0, "after", after, "must be 0s to 1h");
        require(packets >= 2 && packets <= 1_000_000, "packets", packets, "must be 2 to 1000000");
        require(quota.toMegabytes() >= 1, "quota", quota, "must be at least 1MB");
        require(maxAge.compareTo(HOUR) >= 0, "max-age", maxAge, "must be at least 1h");
    }

    private static void require(boolean holds, String property, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("packetdash.evidence." + property + " = " + value + ": " + rule);
        }
    }
}
