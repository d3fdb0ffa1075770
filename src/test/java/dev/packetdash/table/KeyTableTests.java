package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyTableTests {
    private final KeyTable table = new KeyTable(2, 2);
    private final long[] key = new long[2];

    /** Few different keys at first and many later, so that look-ups hit and miss, and the table grows several times. */
    @Test
    void agreesWithHashMap() {
        Random random = new Random(1);
        Map<List<Long>, Long> sums = new HashMap<>();
        for (int i = 1; i <= 100_000; i++) {
            if (random.nextInt(40_000) == 0) {
                table.clear();
                sums.clear();
            }
            List<Long> wanted = List.of((long) random.nextInt(4), (long) random.nextInt(i));
            int slot = slot(wanted.get(0), wanted.get(1), Integer.MAX_VALUE);
            table.add(slot, 0, i);
            sums.merge(wanted, (long) i, Long::sum);
            table.set(slot, 1, sums.getOrDefault(wanted, 0L));
        }
        assertThat(table.size()).isEqualTo(sums.size());
        assertThat(values(0)).isEqualTo(sums);
        assertThat(values(1)).isEqualTo(sums);
    }

    private Map<List<Long>, Long> values(int word) {
        Map<List<Long>, Long> values = new HashMap<>();
        for (int s = table.next(0); s >= 0; s = table.next(s + 1)) {
            values.put(List.of(table.key(s, 0), table.key(s, 1)), table.value(s, word));
        }
        return values;
    }

    @Test
    void takesNoNewKeyAtItsLimitButFindsTheOldOnes() {
        for (int i = 0; i < 100; i++) {
            assertThat(slot(0, i, 100)).isNotEqualTo(KeyTable.FULL);
        }
        assertThat(slot(0, 100, 100)).isEqualTo(KeyTable.FULL);
        assertThat(slot(0, 99, 100)).isNotEqualTo(KeyTable.FULL);
        assertThat(table.size()).isEqualTo(100);
        assertThat(slot(0, 100, 101)).isNotEqualTo(KeyTable.FULL);
    }

    @Test
    void hasNothingLeftAfterClear() {
        for (int entries : new int[] {10, 1000}) {
            for (int i = 0; i < entries; i++) {
                table.add(slot(i, i, entries), 0, 7);
            }
            table.clear();

            assertThat(table.size()).isZero();
            assertThat(table.next(0)).isNegative();
            assertThat(table.value(slot(1, 1, 1), 0)).isZero();
            table.clear();
        }
    }

    /** No key stands for "no entry". */
    @Test
    void takesAnyKey() {
        for (long word : new long[] {0, -1, Long.MIN_VALUE}) {
            table.add(slot(word, word, 3), 0, word + 1);
        }
        for (long word : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThat(table.value(slot(word, word, 3), 0)).isEqualTo(word + 1);
        }
    }

    private int slot(long high, long low, int limit) {
        key[0] = high;
        key[1] = low;
        return table.slot(key, limit);
    }
}
