package dev.packetdash.evidence;

import dev.packetdash.settings.SettingCheck;
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

    public static final EvidenceSettings DEFAULTS = new EvidenceSettings(
            "",
            Payload.BLANK,
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            30_000,
            DataSize.ofMegabytes(256),
            Duration.ofDays(30));

    /**
     * @throws IllegalArgumentException where a value is not possible; the message names the property, the value and the
     * remedy
     */
    public EvidenceSettings {
        SettingCheck.require(
                SettingCheck.isBetween(before, Duration.ZERO, HOUR),
                "packetdash.evidence.before",
                before,
                "must be 0s to 1h");
        SettingCheck.require(
                SettingCheck.isBetween(after, Duration.ZERO, HOUR),
                "packetdash.evidence.after",
                after,
                "must be 0s to 1h");
        SettingCheck.range("packetdash.evidence.packets", packets, 2, 1_000_000);
        SettingCheck.require(quota.toMegabytes() >= 1, "packetdash.evidence.quota", quota, "must be at least 1MB");
        SettingCheck.require(maxAge.compareTo(HOUR) >= 0, "packetdash.evidence.max-age", maxAge, "must be at least 1h");
    }
}
