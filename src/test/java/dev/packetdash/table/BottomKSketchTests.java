package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BottomKSketchTests {
    @Test
    void isExactWhereThereAreFew() {
        BottomKSketch count = new BottomKSketch();
        for (int round = 0; round < 3; round++) {
            add(count, 0, 1000);
        }
        assertThat(count.estimate()).isEqualTo(1000);
    }

    @Test
    void isNearWhereThereAreMany() {
        BottomKSketch count = new BottomKSketch();
        add(count, 0, 200_000);

        assertThat(count.estimate()).isCloseTo(200_000, Percentage.withPercentage(15));
    }

    @Test
    void countsOnceWhatBothHave() {
        BottomKSketch one = new BottomKSketch();
        BottomKSketch other = new BottomKSketch();
        add(one, 0, 600);
        add(other, 400, 900);

        assertThat(one.plus(other).estimate()).isEqualTo(900);
        assertThat(one.copy().estimate()).isEqualTo(600);
    }

    private static void add(BottomKSketch count, int from, int to) {
        for (int i = from; i < to; i++) {
            count.add(Hashing.mix(i + 1));
        }
    }
}
