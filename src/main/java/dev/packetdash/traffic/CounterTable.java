package dev.packetdash.traffic;

import java.util.Arrays;

/** One counter per pair of members of two closed lists; like {@link Counters}. */
public final class CounterTable<R extends Enum<R>, C extends Enum<C>> {
    private final Class<R> rows;
    private final Class<C> columns;
    private final int width;
    private final long[] cells;

    CounterTable(Class<R> rows, Class<C> columns) {
        this(rows, columns, new long[rows.getEnumConstants().length * columns.getEnumConstants().length]);
    }

    private CounterTable(Class<R> rows, Class<C> columns, long[] cells) {
        this.rows = rows;
        this.columns = columns;
        this.width = columns.getEnumConstants().length;
        this.cells = cells;
    }

    /** Takes every cell of a table; see {@link #forEach}. */
    @FunctionalInterface
    public interface CellConsumer<R, C> {
        void accept(R row, C column, long count);
    }

    void add(R row, C column, long amount) {
        cells[row.ordinal() * width + column.ordinal()] += amount;
    }

    void addAll(CounterTable<R, C> other) {
        Arrays.setAll(cells, i -> cells[i] + other.cells[i]);
    }

    CounterTable<R, C> copy() {
        return new CounterTable<>(rows, columns, cells.clone());
    }

    public long get(R row, C column) {
        return cells[row.ordinal() * width + column.ordinal()];
    }

    public long total() {
        return Arrays.stream(cells).sum();
    }

    /** The counts of each row, over all columns. */
    public Counters<R> byRow() {
        Counters<R> sums = new Counters<>(rows);
        forEach((row, column, count) -> sums.add(row, count));
        return sums;
    }

    /** The counts of each column, over all rows. */
    public Counters<C> byColumn() {
        Counters<C> sums = new Counters<>(columns);
        forEach((row, column, count) -> sums.add(column, count));
        return sums;
    }

    public void forEach(CellConsumer<R, C> consumer) {
        for (R row : rows.getEnumConstants()) {
            for (C column : columns.getEnumConstants()) {
                consumer.accept(row, column, get(row, column));
            }
        }
    }

    public CounterTable<R, C> plus(CounterTable<R, C> other) {
        CounterTable<R, C> sum = copy();
        sum.addAll(other);
        return sum;
    }
}
