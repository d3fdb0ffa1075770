package dev.packetdash.snapshot;

import static java.util.Comparator.comparingLong;

import dev.packetdash.snapshot.Snapshots.Published;
import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.TrafficSnapshot;
import java.util.List;
import java.util.stream.Stream;

/** Adds up what the pipelines say that share one interface's packets. */
final class PipelineSum {
    private PipelineSum() {}

    /** @param top entries of each list */
    static InterfaceSnapshot of(List<Published> pipelines, int top) {
        long end = pipelines.stream()
                .mapToLong(published -> Published.windowEnd(published.latest()))
                .min()
                .orElseThrow();
        long start = Windows.start(
                pipelines.stream().map(published -> published.latest().traffic()));
        return pipelines.stream()
                .map(published -> withWindows(published, end, start))
                .reduce((left, right) -> left.plus(right, top))
                .orElseThrow();
    }

    private static InterfaceSnapshot withWindows(Published published, long end, long start) {
        TrafficSnapshot traffic = published.latest().traffic();
        return published.latest().with(traffic.withWindows(lastWindow(published, end), Windows.from(start, traffic)));
    }

    /**
     * Windows end a little apart and are seen later: until all pipelines have closed one, those that have show the one
     * before.
     */
    private static TopLists lastWindow(Published published, long end) {
        return Stream.of(published.latest(), published.windowBefore())
                .min(comparingLong(snapshot -> Math.abs(Published.windowEnd(snapshot) - end)))
                .orElseThrow()
                .traffic()
                .lastWindow();
    }
}
