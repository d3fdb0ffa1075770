package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HyperLogLogTests {
    private final HyperLogLog counter = new HyperLogLog();

    private void add(int from, int to) {
        add(counter, from, to);
    }

    private static void add(HyperLogLog counter, int from, int to) {
        for (long key = from; key < to; key++) {
            counter.add(key * 0x9e37_79b9_7f4a_7c15L);
        }
    }

    /** Few are exact, the standard error is 0.8 %; where linear counting ends, at 40,960, the method is off by more. */
    @ParameterizedTest
    @CsvSource({"1, 0", "10, 0", "100, 0", "1024, 0", "1025, 2", "10000, 2", "40000, 5", "100000, 3", "1000000, 3"})
    void isNearWhateverTheirNumber(int keys, int percent) {
        add(0, keys);

        assertThat(counter.estimate()).isCloseTo(keys, Percentage.withPercentage(percent));
    }

    @Test
    void isZeroAtFirstAndWhenCleared() {
        assertThat(counter.estimate()).isZero();
        add(0, 1000);
        counter.clear();

        assertThat(counter.estimate()).isZero();
    }

    @Test
    void countsWhatComesAgainOnce() {
        add(0, 5000);
        long once = counter.estimate();
        for (int round = 0; round < 5; round++) {
            add(0, 5000);
        }

        assertThat(counter.estimate()).isEqualTo(once);
    }

    @Test
    void neverFallsAsMoreAreAdded() {
        long before = 0;
        for (int from = 0; from < 60_000; from += 2000) {
            add(from, from + 2000);
            assertThat(counter.estimate()).isGreaterThan(before);
            before = counter.estimate();
        }
    }

    /** Overlapping by half, each of the two being exact or not. */
    @ParameterizedTest
    @CsvSource({"2, 2", "500, 500", "1024, 1024", "100, 3000", "3000, 100", "60000, 60000"})
    void countsOnceWhatBothHave(int keys, int otherKeys) {
        HyperLogLog other = new HyperLogLog();
        add(counter, 0, keys);
        add(other, keys / 2, keys / 2 + otherKeys);
        HyperLogLog all = new HyperLogLog();
        add(all, 0, keys);
        add(all, keys / 2, keys / 2 + otherKeys);
        long before = counter.estimate();

        assertThat(counter.plus(other).estimate()).isEqualTo(all.estimate());
        assertThat(other.plus(counter).estimate()).isEqualTo(all.estimate());
        assertThat(counter.estimate()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 5000})
    void copiesWhatIsNeverChangedAgain(int keys) {
        add(0, keys);
        HyperLogLog copy = counter.copy();
        long before = copy.estimate();
        add(0, 2 * keys);
        counter.clear();

        assertThat(copy.estimate()).isEqualTo(before).isPositive();
    }
}
