package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowthTests {
    private static final long AGAIN = 10 * SECOND;

    private final Growth growth = new Growth();

    @Test
    void isDueAtFirst() {
        assertThat(growth.isDue(0, 0, START)).isTrue();
    }

    @Test
    void isDueWhenItHasGrownByAnEighth() {
        growth.isDue(800, 0, START);

        assertThat(growth.isDue(899, 0, START)).isFalse();
        assertThat(growth.isDue(900, 0, START)).isTrue();
        assertThat(growth.isDue(1011, 0, START))
                .as("an eighth of what was said last")
                .isFalse();
        assertThat(growth.isDue(1012, 0, START)).isTrue();
    }

    @Test
    void isNotDueAsLongAsNothingGrows() {
        growth.isDue(3, 0, START);

        assertThat(growth.isDue(3, 0, START + 1)).isFalse();
        assertThat(growth.isDue(4, 0, START + 2)).isTrue();
    }

    @Test
    void isDueAgainEveryTenSeconds() {
        growth.isDue(800, 0, START);

        assertThat(growth.isDue(800, 0, START + AGAIN - 1)).isFalse();
        assertThat(growth.isDue(800, 0, START + AGAIN)).isTrue();
        assertThat(growth.isDue(800, 0, START + 2 * AGAIN - 1)).isFalse();
        assertThat(growth.isDue(800, 0, START + 2 * AGAIN)).isTrue();
    }

    @Test
    void isDueOnceWhenItHasGotWorse() {
        growth.isDue(800, 1, START);

        assertThat(growth.isDue(800, 2, START)).isTrue();
        assertThat(growth.isDue(800, 2, START)).isFalse();
        assertThat(growth.isDue(800, 1, START)).isFalse();
        assertThat(growth.isDue(800, 2, START))
                .as("no worse than it was before")
                .isFalse();
        assertThat(growth.isDue(900, 1, START)).as("it has grown").isTrue();
        assertThat(growth.isDue(900, 2, START)).as("no worse than it ever was").isFalse();
    }

    @Test
    void isDueWhenLessThanHalfIsLeft() {
        growth.isDue(800, 0, START);

        assertThat(growth.isDue(400, 0, START)).isFalse();
        assertThat(growth.isDue(399, 0, START)).isTrue();
        assertThat(growth.isDue(448, 0, START))
                .as("an eighth of the lower value")
                .isTrue();
    }

    @Test
    void knowsNothingAnyMoreWhenCleared() {
        growth.isDue(800, 3, START);
        growth.clear();

        assertThat(growth.isDue(800, 0, START)).isTrue();
        assertThat(growth.isDue(800, 1, START)).isTrue();
    }
}
