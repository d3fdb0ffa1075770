package dev.packetdash.flow;

import dev.packetdash.decode.PacketSummary;

/**
 * Told what becomes of flows, on the pipeline's thread. A {@link Flow} is a view that is good only during the call;
 * times are Unix time in nanoseconds.
 */
public interface FlowListener {
    /** Hears nothing. */
    FlowListener NONE = new FlowListener() {};

    /**
     * {@code packet} belongs to no known flow, and now begins one: a SYN with a new number too, or its answer, behind a
     * connection of the same ends.
     */
    default void opened(Flow flow, PacketSummary packet) {}

    /** {@code packet} is the first of the side that did not open this flow. */
    default void answered(Flow flow, PacketSummary packet) {}

    /**
     * One side, the client where {@code fromClient}, has carried {@code bytes} on the wire since this was last said:
     * told at every mebibyte, and of the rest now and then; it adds up to all.
     */
    default void carried(Flow flow, boolean fromClient, long bytes, long nanos) {}

    /** {@code packet} has ended a TCP connection or attempt: a reset, or the second side's FIN. */
    default void closed(Flow flow, PacketSummary packet) {}

    /** {@code packet} resets this flow: the first one that does, or one more. */
    default void reset(Flow flow, PacketSummary packet) {}

    /**
     * A TCP connection attempt has its outcome; where a packet decided, {@code nanos} is its time, else the deadline's,
     * which may be a quarter of a second ago, or some seconds where no SYN was seen. At the end of a file whatever is
     * pending times out.
     */
    default void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {}

    /** An ICMP error, {@code packet}, quotes a packet of this flow, which is not a TCP attempt. */
    default void unreachable(Flow flow, PacketSummary packet) {}

    /** The flow is no longer tracked; a closed one some seconds after it closed. */
    default void ended(Flow flow, EvictionReason reason, long nanos) {}
}
