package dev.packetdash.pipeline;

import dev.packetdash.detect.DetectSettings;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.traffic.Traffic;
import dev.packetdash.traffic.TrafficSettings;
import java.util.function.Function;

/**
 * Says what a pipeline counts and looks for.
 *
 * @param traffic makes the counters, for the first interface and for each that the source moves to
 */
public record Counting(Function<FlowListener, Traffic> traffic, DetectSettings detect) {
    /** Counts without an end: lists cover one window after the other. */
    public static Counting endless(TrafficSettings traffic, FlowSettings flows, DetectSettings detect) {
        return new Counting(listener -> new Traffic(traffic, flows, listener), detect);
    }

    /**
     * Counts a run that has an end: lists cover all of it.
     *
     * @param top entries of each list
     */
    public static Counting ofRun(int top, FlowSettings flows, DetectSettings detect) {
        return new Counting(listener -> Traffic.ofRun(top, flows, listener), detect);
    }
}
