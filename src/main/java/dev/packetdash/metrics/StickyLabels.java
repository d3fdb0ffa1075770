package dev.packetdash.metrics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of one list are exported, so that a database of time series does not get new ones without end: what is
 * exported stays until another has clearly more, and only so many new ones are let in an hour. Used by one thread at a
 * time.
 */
final class StickyLabels<T> {
    /** The factor by which what is exported already counts for more. */
    private static final double HYSTERESIS = 1.25;

    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final int top;
    private final int budget;
    private final Function<T, ?> key;
    private final ToLongFunction<T> weight;
    /** Holds when a value was last exported; within an hour it is not new. */
    private final Map<Object, Long> exported = new HashMap<>();

    private final Deque<Long> admissions = new ArrayDeque<>();
    private @Nullable Long window;
    private List<T> chosen = List.of();
    private long rejections;

    /**
     * @param top    entries exported
     * @param budget new values an hour
     * @param key    what makes the labels
     */
    StickyLabels(int top, int budget, Function<T, ?> key, ToLongFunction<T> weight) {
        this.top = top;
        this.budget = budget;
        this.key = key;
        this.weight = weight;
    }

    /** The entries to export of a window's list, which may be longer; the same as long as the window is. */
    List<T> choose(long windowEndNanos, List<T> entries) {
        if (window == null || window != windowEndNanos) {
            window = windowEndNanos;
            forget(windowEndNanos);
            List<?> current = chosen.stream().map(key).toList();
            chosen = entries.stream()
                    .sorted(Comparator.comparingDouble((T entry) -> -standing(entry, current)))
                    .filter(entry -> isKnown(entry) || isLetIn(windowEndNanos))
                    .limit(top)
                    .toList();
            chosen.forEach(entry -> exported.put(key.apply(entry), windowEndNanos));
        }
        return chosen;
    }

    private void forget(long nanos) {
        exported.values().removeIf(last -> nanos - last > HOUR);
        while (!admissions.isEmpty() && nanos - admissions.getFirst() > HOUR) {
            admissions.removeFirst();
        }
    }

    private double standing(T entry, List<?> current) {
        long bytes = weight.applyAsLong(entry);
        return current.contains(key.apply(entry)) ? HYSTERESIS * bytes : bytes;
    }

    private boolean isKnown(T entry) {
        return exported.containsKey(key.apply(entry));
    }

    private boolean isLetIn(long nanos) {
        if (admissions.size() < budget) {
            admissions.addLast(nanos);
            return true;
        }
        rejections++;
        return false;
    }

    /** Values exported now. */
    int size() {
        return chosen.size();
    }

    /** Returns how often a value was left out for want of budget. */
    long rejections() {
        return rejections;
    }
}
