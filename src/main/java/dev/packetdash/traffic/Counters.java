package dev.packetdash.traffic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One counter per member of a closed list. The owner's copy counts; a {@link #copy} is read by anybody and never
 * changed again.
 */
public final class Counters<E extends Enum<E>> {
    private final Class<E> type;
    private final long[] cells;

    Counters(Class<E> type) {
        this(type, new long[type.getEnumConstants().length]);
    }

    private Counters(Class<E> type, long[] cells) {
        this.type = type;
        this.cells = cells;
    }

    void add(E member, long amount) {
        cells[member.ordinal()] += amount;
    }

    void addAll(Counters<E> other) {
        Arrays.setAll(cells, i -> cells[i] + other.cells[i]);
    }

    Counters<E> copy() {
        return new Counters<>(type, cells.clone());
    }

    public long get(E member) {
        return cells[member.ordinal()];
    }

    public long total() {
        return Arrays.stream(cells).sum();
    }

    /** Every member with its count, in the order of the list. */
    public Map<E, Long> asMap() {
        Map<E, Long> counts = new LinkedHashMap<>();
        for (E member : type.getEnumConstants()) {
            counts.put(member, get(member));
        }
        return counts;
    }

    public Counters<E> plus(Counters<E> other) {
        Counters<E> sum = copy();
        sum.addAll(other);
        return sum;
    }
}
