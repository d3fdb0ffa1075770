package dev.packetdash.flow;

/**
 * Takes what a flow has carried since it was last taken: when somebody looks at a window, or when the flow is evicted.
 */
@FunctionalInterface
public interface FlowSink {
    /** {@code flow} is a view that is good only during the call. */
    void accept(Flow flow);
}
