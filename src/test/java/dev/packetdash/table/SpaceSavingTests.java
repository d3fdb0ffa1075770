package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceSavingTests {
    /** One set. */
    private static final int PLACES = 8;

    private static final int OTHER_WORD = 5;

    private final long[] key = new long[3];

    /** A key of two words, of which the second is always the same, and stands behind another key's word. */
    private int add(SpaceSaving table, long word, long weight) {
        key[1] = word;
        key[2] = OTHER_WORD;
        int slot = table.slot(key, 1, Hashing.mix(word + 1), weight);
        table.add(slot, 0, weight);
        table.add(slot, 1, 1);
        return slot;
    }

    private static Map<Long, Long> values(SpaceSaving table) {
        Map<Long, Long> values = new HashMap<>();
        for (int slot = table.first(); slot >= 0; slot = table.next(slot)) {
            assertThat(table.key(slot, 1)).isEqualTo(OTHER_WORD);
            values.put(table.key(slot, 0), table.value(slot, 0));
        }
        return values;
    }

    @Test
    void tellsKeysApartByEachWord() {
        SpaceSaving table = new SpaceSaving(2, PLACES);
        int slot = table.slot(new long[] {1, 2}, 0, 7, 1);

        assertThat(table.slot(new long[] {1, 2}, 0, 7, 1)).isEqualTo(slot);
        assertThat(table.slot(new long[] {0, 2}, 0, 7, 1)).isNotEqualTo(slot);
        assertThat(table.slot(new long[] {1, 0}, 0, 7, 1)).isNotEqualTo(slot);
    }

    @Test
    void hasRoomForAsManyKeysAsItSays() {
        SpaceSaving table = new SpaceSaving(2, PLACES);
        for (int word = 0; word < PLACES; word++) {
            add(table, word, 1);
        }
        assertThat(values(table)).hasSize(PLACES);
        assertThat(table.error()).isZero();
        add(table, 99, 1);

        assertThat(values(table)).hasSize(PLACES).containsEntry(99L, 1L);
        assertThat(table.error()).isEqualTo(1);
    }

    @Test
    void isEmptyWhenCleared() {
        SpaceSaving table = new SpaceSaving(2, PLACES);
        for (int word = 0; word < 100; word++) {
            add(table, word, 1000);
        }
        table.clear();

        assertThat(table.error()).isZero();
        assertThat(table.first()).isNegative();
        for (int word = 0; word <= PLACES; word++) {
            add(table, word, 3);
        }
        assertThat(values(table))
                .hasSize(PLACES)
                .allSatisfy((word, value) -> assertThat(value).isEqualTo(3));
        assertThat(table.error()).as("of what was given up before").isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void isExactWhereThereIsRoomForAll(long seed) {
        Random random = new Random(seed);
        SpaceSaving table = new SpaceSaving(2, 1 << 12);
        Map<Long, Long> model = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long word = random.nextInt(300);
            long weight = random.nextInt(1500);
            add(table, word, weight);
            model.merge(word, weight, Long::sum);
        }

        assertThat(values(table)).isEqualTo(model);
        assertThat(table.error()).isZero();
    }

    /** A newcomer starts with the greatest weight ever given up there, since it may have been that one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithSpaceSavingInOneSet(long seed) {
        Random random = new Random(seed);
        SpaceSaving table = new SpaceSaving(2, PLACES);
        Map<Long, Long> weights = new HashMap<>();
        long givenUp = 0;
        for (int i = 0; i < 5000; i++) {
            long word = random.nextInt(random.nextInt(5) == 0 ? 1000 : 10);
            long weight = 1 + random.nextInt(1500);
            boolean full = !weights.containsKey(word) && weights.size() == PLACES;
            add(table, word, weight);
            if (full) {
                Set<Long> gone = new HashSet<>(weights.keySet());
                gone.removeAll(values(table).keySet());
                assertThat(gone).hasSize(1);
                long lost = weights.getOrDefault(gone.iterator().next(), 0L);
                long least = weights.values().stream().min(Long::compare).orElseThrow();
                assertThat(lost).as("about the lightest").isBetween(least, least + least / 4 + 4);
                weights.keySet().removeAll(gone);
                givenUp = Math.max(givenUp, lost);
            }
            long before = weights.getOrDefault(word, givenUp);
            weights.put(word, before + weight);
            assertThat(values(table).keySet()).isEqualTo(weights.keySet());
            assertThat(table.error()).isEqualTo(givenUp);
        }
        assertThat(givenUp).isPositive();
    }

    /** Keys of a few packets by the thousand, others that come back again and again, and a heavy one. */
    @ParameterizedTest
    @CsvSource({"1, 8", "2, 64", "3, 1024"})
    void lacksNoMoreThanItsError(long seed, int capacity) {
        Random random = new Random(seed);
        SpaceSaving table = new SpaceSaving(2, capacity);
        Map<Long, Long> real = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            long word = (long) Math.abs(random.nextGaussian() * 3 * capacity);
            long weight = 60 + random.nextInt(1440);
            add(table, word, weight);
            real.merge(word, weight, Long::sum);
            if (i % 10 == 0) {
                add(table, -1, 10_000);
                real.merge(-1L, 10_000L, Long::sum);
            }
        }

        Map<Long, Long> values = values(table);
        long error = table.error();
        assertThat(error).isPositive().isLessThan(real.getOrDefault(-1L, 0L) / 2);
        assertThat(values).hasSize(capacity).containsEntry(-1L, real.getOrDefault(-1L, 0L));
        real.forEach((word, weight) ->
                assertThat(weight - values.getOrDefault(word, 0L)).isBetween(0L, error));
    }

    /** From a single byte to more than any link carries in a window. */
    @Test
    void keepsTheHeavyAmongAllMagnitudes() {
        for (int shift = 4; shift < 60; shift += 5) {
            SpaceSaving table = new SpaceSaving(2, PLACES);
            for (int word = 0; word < PLACES - 1; word++) {
                add(table, word, 3L << shift);
            }
            for (int word = 100; word < 103; word++) {
                add(table, word, 1L << shift - 3);
            }
            assertThat(values(table)).hasSize(PLACES).containsKeys(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        }
    }
}
