package dev.packetdash.capture;

import dev.packetdash.capture.CaptureFailure.Reason;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of one source at one instant.
 *
 * @param interfaceName  the interface, {@code any}, the file, or the source's own name ({@code demo})
 * @param kind           live, from a file, or demo
 * @param up             open and being read
 * @param failure        why not, where {@code up} is false; null while nothing has failed
 * @param linkType       a {@link dev.packetdash.net.LinkType} number; -1 before the first opening
 * @param bufferBytes    size of the kernel's buffer; 0 where there is none
 * @param restarts       attempts to reopen, by what had failed; every reason is a key
 */
public record CaptureStatus(
        String interfaceName,
        Kind kind,
        boolean up,
        @Nullable CaptureFailure failure,
        int linkType,
        int snapshotLength,
        boolean promiscuous,
        String filter,
        long bufferBytes,
        CaptureStatistics statistics,
        Map<Reason, Long> restarts) {
    /** Of a source that was never reopened. A file is not: what is unreadable stays so. */
    public static final Map<Reason, Long> NO_RESTARTS =
            EnumSet.complementOf(EnumSet.of(Reason.UNREADABLE_FILE)).stream()
                    .collect(Collectors.toUnmodifiableMap(reason -> reason, reason -> 0L));

    /** Before an interface has been opened. */
    static CaptureStatus unopened(String interfaceName, CaptureSettings settings) {
        return new CaptureStatus(
                interfaceName,
                Kind.LIVE,
                false,
                null,
                -1,
                settings.snapshotLength(),
                settings.promiscuous(),
                settings.filter(),
                settings.bufferSize().toBytes(),
                CaptureStatistics.NONE,
                NO_RESTARTS);
    }

    /**
     * The interface's, where the other is one more reader of it: up where both are, with the buffers and books of both.
     */
    public CaptureStatus withReader(CaptureStatus other) {
        Map<Reason, Long> attempts = new EnumMap<>(restarts);
        other.restarts.forEach((reason, count) -> attempts.merge(reason, count, Math::max));
        return new CaptureStatus(
                interfaceName,
                kind,
                up && other.up,
                failure == null ? other.failure : failure,
                Math.max(linkType, other.linkType),
                snapshotLength,
                promiscuous,
                filter,
                bufferBytes + other.bufferBytes,
                statistics.withReader(other.statistics),
                attempts);
    }

    /** What the numbers are worth: a demo must not be taken for traffic. */
    public enum Kind {
        LIVE,
        FILE,
        DEMO
    }
}
