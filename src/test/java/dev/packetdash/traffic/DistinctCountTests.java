package dev.packetdash.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Hashing;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DistinctCountTests {
    @Test
    void isExactWhereThereAreFew() {
        DistinctCount count = new DistinctCount();
        for (int round = 0; round < 3; round++) {
            add(count, 0, 1000);
        }
        assertThat(count.estimate()).isEqualTo(1000);
    }

    @Test
    void isNearWhereThereAreMany() {
        DistinctCount count = new DistinctCount();
        add(count, 0, 200_000);

        assertThat(count.estimate()).isCloseTo(200_000, Percentage.withPercentage(15));
    }

    @Test
    void countsOnceWhatBothHave() {
        DistinctCount one = new DistinctCount();
        DistinctCount other = new DistinctCount();
        add(one, 0, 600);
        add(other, 400, 900);

        assertThat(one.plus(other).estimate()).isEqualTo(900);
        assertThat(one.copy().estimate()).isEqualTo(600);
    }

    private static void add(DistinctCount count, int from, int to) {
        for (int i = from; i < to; i++) {
            count.add(Hashing.mix(i + 1));
        }
    }
}
