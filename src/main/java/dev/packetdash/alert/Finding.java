package dev.packetdash.alert;

import dev.packetdash.net.Direction;

/**
 * What a detector says at one moment. It is raised again as long as the behaviour goes on; {@link Findings} makes one
 * alert of that.
 *
 * @param direction   of the offending packets
 * @param startNanos  first packet that counted, Unix time
 * @param nowNanos    the packet that decided, Unix time
 * @param monotonicNanos that packet's {@link dev.packetdash.net.MonotonicTime}
 */
public record Finding(
        Subject subject,
        Severity severity,
        Direction direction,
        long startNanos,
        long nowNanos,
        long monotonicNanos,
        Explanation explanation) {}
