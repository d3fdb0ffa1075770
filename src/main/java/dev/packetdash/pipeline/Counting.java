package dev.packetdash.pipeline;

import dev.packetdash.alert.AlertBook;
import dev.packetdash.detect.DetectSettings;
import dev.packetdash.detect.Detection;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.traffic.Traffic;
import dev.packetdash.traffic.TrafficSettings;
import java.util.function.Function;

/**
 * Makes what a pipeline counts with and looks for, for the first interface and for each that its source moves to.
 *
 * @param traffic   makes the counters, which tell the detectors of flows
 * @param detection makes the detectors, which tell the book of what they find
 */
public record Counting(Function<FlowListener, Traffic> traffic, Function<AlertBook, Detection> detection) {
    /** Counts without an end: lists cover one window after the other. */
    public static Counting endless(
            TrafficSettings traffic, FlowSettings flows, Function<AlertBook, Detection> detection) {
        return new Counting(listener -> new Traffic(traffic, flows, listener), detection);
    }

    /**
     * Counts a run that has an end: lists cover all of it.
     *
     * @param top entries of each list
     */
    public static Counting ofRun(int top, FlowSettings flows, DetectSettings detect) {
        return ofRun(top, flows, alerts -> new Detection(detect, alerts));
    }

    /** Counts a run that has an end with other detectors. */
    public static Counting ofRun(int top, FlowSettings flows, Function<AlertBook, Detection> detection) {
        return new Counting(listener -> Traffic.ofRun(top, flows, listener), detection);
    }
}
