package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecentSetTests {
    private static final int CAPACITY = 1000;

    private final RecentSet set = new RecentSet(CAPACITY);

    private boolean contains(long key) {
        return set.contains(7, key, 9);
    }

    private void add(long key) {
        set.add(7, key, 9);
    }

    @Test
    void tellsKeysApartByEachWord() {
        set.add(1, 2, 3);

        assertThat(set.contains(1, 2, 3)).isTrue();
        assertThat(set.contains(0, 2, 3)).isFalse();
        assertThat(set.contains(1, 0, 3)).isFalse();
        assertThat(set.contains(1, 2, 0)).isFalse();
    }

    @Test
    void holdsAsManyAsItSaysAndAtLeastHalfOfThemAfterwards() {
        for (int key = 0; key < CAPACITY; key++) {
            add(key);
        }
        assertThat(set.size()).isEqualTo(CAPACITY);
        assertThat(contains(0)).isTrue();
        add(CAPACITY);

        assertThat(set.size()).isEqualTo(CAPACITY / 2 + 1);
        assertThat(contains(CAPACITY / 2 - 1)).isFalse();
        assertThat(contains(CAPACITY / 2)).isTrue();
        assertThat(contains(CAPACITY)).isTrue();
    }

    @Test
    void keepsAKeyThatIsAddedAgainAndAgain() {
        for (int key = 1; key < 20 * CAPACITY; key++) {
            add(0);
            add(key);
            assertThat(contains(0)).isTrue();
        }
    }

    @Test
    void countsAKeyOnceHoweverOftenItIsAdded() {
        for (int i = 0; i < 10 * CAPACITY; i++) {
            add(i % 10);
        }

        assertThat(set.size()).isEqualTo(10);
    }

    /** Whatever is added: the last half of the capacity is there, and nothing older than the whole of it. */
    @ParameterizedTest
    @CsvSource({"1, 20", "2, 600", "3, 1400", "4, 100000"})
    void agreesWithAListOfTheLastKeys(long seed, int keys) {
        Random random = new Random(seed);
        LinkedHashSet<Long> model = new LinkedHashSet<>();
        for (int i = 1; i <= 20_000; i++) {
            long key = random.nextInt(keys);
            add(key);
            model.remove(key);
            model.addLast(key);
            assertThat(set.size()).isLessThanOrEqualTo(CAPACITY);
            if (i % 1000 == 0) {
                List<Long> newestFirst = new ArrayList<>(model.reversed());
                assertThat(newestFirst.subList(0, Math.min(CAPACITY / 2 + 1, newestFirst.size())))
                        .allMatch(this::contains);
                assertThat(newestFirst.subList(Math.min(CAPACITY, newestFirst.size()), newestFirst.size()))
                        .noneMatch(this::contains);
                assertThat(contains(-1 - random.nextInt(keys))).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 4096})
    void worksWithAnyCapacity(int capacity) {
        RecentSet any = new RecentSet(capacity);
        for (int key = 0; key < 10 * capacity; key++) {
            any.add(0, key, 0);
            assertThat(any.contains(0, key, 0)).isTrue();
            assertThat(any.size()).isLessThanOrEqualTo(capacity);
        }
        assertThat(any.contains(0, 9 * capacity - 1, 0)).isFalse();
    }
}
