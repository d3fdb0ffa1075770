package dev.packetdash.flow;

import dev.packetdash.decode.PacketSummary;

/**
 * Told what becomes of flows, on the pipeline's thread. A {@link Flow} is a view that is good only during the call; times are Unix time in
 * nanoseconds.
 */
public interface FlowListener {
    /** Hears nothing. */
    FlowListener NONE = new FlowListener() {};

    /** {@code packet} belongs to no known flow, and now begins one. */
    default void opened(Flow flow, PacketSummary packet) {}

    /** A TCP connection attempt has its outcome; where a packet decided, {@code nanos} is its time, else the deadline's. */
    default void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {}

    /** An ICMP error, {@code packet}, quotes a packet of this flow, which is not a TCP attempt. */
    default void unreachable(Flow flow, PacketSummary packet) {}

    /** The flow is no longer tracked; its totals are those of its life. */
    default void ended(Flow flow, EvictionReason reason, long nanos) {}
}
