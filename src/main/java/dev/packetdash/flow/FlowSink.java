package dev.packetdash.flow;

/** Takes what a flow has carried since it was last taken: at the end of a window, or when the flow is evicted. */
@FunctionalInterface
public interface FlowSink {
    /** {@code flow} is a view that is good only during the call. */
    void accept(Flow flow);
}
