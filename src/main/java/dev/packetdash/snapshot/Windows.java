package dev.packetdash.snapshot;

import static java.util.Comparator.comparingLong;

import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.TrafficSnapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which window's lists are shown of several sources: the last complete one, or, while nothing was in it or one source
 * has none yet, the window so far. Sources close their windows a little apart: each gives the lists of the window that
 * the others give.
 */
public final class Windows {
    private Windows() {}

    /** @param top entries of each list */
    public static TopLists shown(List<TrafficSnapshot> sources, int top) {
        TopLists last = sum(sources.stream().map(TrafficSnapshot::lastWindow), top);
        long start = start(sources.stream());
        TopLists soFar = sum(sources.stream().map(source -> from(start, source)), top);
        boolean complete =
                sources.stream().noneMatch(source -> source.lastWindow().endNanos() == 0);
        return complete && (!last.isEmpty() || soFar.isEmpty()) ? last : soFar;
    }

    /** Returns when the earliest window began that one of the sources shows. */
    static long start(Stream<TrafficSnapshot> sources) {
        return sources.mapToLong(source -> source.window().startNanos()).min().orElseThrow();
    }

    /** A source's lists of the window that began about then. */
    static TopLists from(long startNanos, TrafficSnapshot source) {
        return Stream.of(source.window(), source.lastWindow())
                .min(comparingLong(lists -> Math.abs(lists.startNanos() - startNanos)))
                .orElseThrow();
    }

    private static TopLists sum(Stream<TopLists> lists, int top) {
        return lists.reduce((left, right) -> left.plus(right, top))
                .orElse(TopLists.NONE)
                .first(top);
    }
}
