package dev.packetdash.snapshot;

import static java.util.Comparator.comparingLong;

import dev.packetdash.snapshot.Snapshots.Published;
import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.TrafficSnapshot;
import dev.packetdash.traffic.Volume;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
                .map(published -> published
                        .latest()
                        .withLists(
                                lastWindow(published, end),
                                Windows.from(start, published.latest().traffic())))
                .reduce((left, right) -> plus(left, right, top))
                .orElseThrow();
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

    /** The alerts are in one book for all pipelines, so that what was published last has them all. */
    private static InterfaceSnapshot plus(InterfaceSnapshot left, InterfaceSnapshot right, int top) {
        InterfaceSnapshot later = left.publishedNanos() > right.publishedNanos() ? left : right;
        return new InterfaceSnapshot(
                Math.min(left.publishedNanos(), right.publishedNanos()),
                Math.max(left.lagNanos(), right.lagNanos()),
                left.capture().withReader(right.capture()),
                later.addresses(),
                plus(left.traffic(), right.traffic(), top),
                DetectionSum.plus(left.detect(), right.detect()),
                later.alerts());
    }

    private static TrafficSnapshot plus(TrafficSnapshot left, TrafficSnapshot right, int top) {
        return new TrafficSnapshot(
                earliest(left.firstPacketNanos(), right.firstPacketNanos()),
                Math.max(left.lastPacketNanos(), right.lastPacketNanos()),
                left.outOfOrder() + right.outOfOrder(),
                left.counters().plus(right.counters()),
                plus(left.layerPaths(), right.layerPaths()),
                left.rates().plus(right.rates()),
                left.lastWindow().plus(right.lastWindow(), 2 * top),
                left.window().plus(right.window(), top),
                left.flowsActive().plus(right.flowsActive()),
                left.flowsEvicted().plus(right.flowsEvicted()),
                left.tcp().plus(right.tcp()),
                left.dns().plus(right.dns()));
    }

    private static long earliest(long left, long right) {
        return left == 0 || right == 0 ? left + right : Math.min(left, right);
    }

    private static Map<String, Volume> plus(Map<String, Volume> left, Map<String, Volume> right) {
        Map<String, Volume> sum = new TreeMap<>(left);
        right.forEach((path, volume) -> sum.merge(path, volume, Volume::plus));
        return sum;
    }
}
