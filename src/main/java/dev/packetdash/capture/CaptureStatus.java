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
 * @param interfaceName the interface, {@code any}, the file, or the source's own name ({@code demo})
 * @param kind          live, from a file, or demo
 * @param up            open and being read
 * @param failure       why not, where {@code up} is false; null while nothing has failed
 * @param restarts      attempts to reopen, by what had failed; every reason is a key
 */
public record CaptureStatus(
        String interfaceName,
        Kind kind,
        boolean up,
        @Nullable CaptureFailure failure,
        CaptureParameters parameters,
        CaptureStatistics statistics,
        Map<Reason, Long> restarts) {
    /** The restarts of a source that was never reopened. A file is not: what is unreadable stays so. */
    public static final Map<Reason, Long> NO_RESTARTS =
            EnumSet.complementOf(EnumSet.of(Reason.UNREADABLE_FILE)).stream()
                    .collect(Collectors.toUnmodifiableMap(reason -> reason, reason -> 0L));

    /** Returns the state of a source that is open and has not failed. */
    public static CaptureStatus open(
            String interfaceName, Kind kind, CaptureParameters parameters, CaptureStatistics statistics) {
        return new CaptureStatus(interfaceName, kind, true, null, parameters, statistics, NO_RESTARTS);
    }

    /** Returns the state of an interface that has not been opened. */
    static CaptureStatus unopened(String interfaceName, CaptureSettings settings) {
        CaptureParameters parameters = CaptureParameters.of(settings, CaptureParameters.NO_LINK_TYPE);
        return open(interfaceName, Kind.LIVE, parameters, CaptureStatistics.NONE)
                .with(false, null);
    }

    /** Returns the same source, up or not. */
    public CaptureStatus with(boolean isUp, @Nullable CaptureFailure why) {
        return new CaptureStatus(interfaceName, kind, isUp, why, parameters, statistics, restarts);
    }

    public CaptureStatus with(CaptureStatistics otherStatistics) {
        return new CaptureStatus(interfaceName, kind, up, failure, parameters, otherStatistics, restarts);
    }

    CaptureStatus withFilter(String expression) {
        CaptureParameters filtered = parameters.withFilter(expression);
        return new CaptureStatus(interfaceName, kind, up, failure, filtered, statistics, restarts);
    }

    CaptureStatus withRestarts(Map<Reason, Long> attempts) {
        return new CaptureStatus(interfaceName, kind, up, failure, parameters, statistics, Map.copyOf(attempts));
    }

    /**
     * Returns the interface's state, where the other is one more reader of it: up where both are, with the buffers and
     * books of both.
     */
    public CaptureStatus withReader(CaptureStatus other) {
        Map<Reason, Long> attempts = new EnumMap<>(restarts);
        other.restarts.forEach((reason, count) -> attempts.merge(reason, count, Math::max));
        return new CaptureStatus(
                interfaceName,
                kind,
                up && other.up,
                failure == null ? other.failure : failure,
                parameters.withReader(other.parameters),
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
