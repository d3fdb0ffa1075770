package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportThrottleTests {
    private static final long AGAIN = 10 * SECOND;

    private final ReportThrottle throttle = new ReportThrottle();

    @Test
    void isDueAtFirst() {
        assertThat(throttle.isDue(0, 0, START)).isTrue();
    }

    @Test
    void isDueWhenItHasGrownByAnEighth() {
        throttle.isDue(800, 0, START);

        assertThat(throttle.isDue(899, 0, START)).isFalse();
        assertThat(throttle.isDue(900, 0, START)).isTrue();
        assertThat(throttle.isDue(1011, 0, START))
                .as("an eighth of what was said last")
                .isFalse();
        assertThat(throttle.isDue(1012, 0, START)).isTrue();
    }

    @Test
    void isNotDueAsLongAsNothingGrows() {
        throttle.isDue(3, 0, START);

        assertThat(throttle.isDue(3, 0, START + 1)).isFalse();
        assertThat(throttle.isDue(4, 0, START + 2)).isTrue();
    }

    @Test
    void isDueAgainEveryTenSeconds() {
        throttle.isDue(800, 0, START);

        assertThat(throttle.isDue(800, 0, START + AGAIN - 1)).isFalse();
        assertThat(throttle.isDue(800, 0, START + AGAIN)).isTrue();
        assertThat(throttle.isDue(800, 0, START + 2 * AGAIN - 1)).isFalse();
        assertThat(throttle.isDue(800, 0, START + 2 * AGAIN)).isTrue();
    }

    @Test
    void isDueOnceWhenItHasGotWorse() {
        throttle.isDue(800, 1, START);

        assertThat(throttle.isDue(800, 2, START)).isTrue();
        assertThat(throttle.isDue(800, 2, START)).isFalse();
        assertThat(throttle.isDue(800, 1, START)).isFalse();
        assertThat(throttle.isDue(800, 2, START))
                .as("no worse than it was before")
                .isFalse();
        assertThat(throttle.isDue(900, 1, START)).as("it has grown").isTrue();
        assertThat(throttle.isDue(900, 2, START))
                .as("no worse than it ever was")
                .isFalse();
    }

    @Test
    void isDueWhenLessThanHalfIsLeft() {
        throttle.isDue(800, 0, START);

        assertThat(throttle.isDue(400, 0, START)).isFalse();
        assertThat(throttle.isDue(399, 0, START)).isTrue();
        assertThat(throttle.isDue(448, 0, START))
                .as("an eighth of the lower value")
                .isTrue();
    }

    @Test
    void knowsNothingAnyMoreWhenCleared() {
        throttle.isDue(800, 3, START);
        throttle.clear();

        assertThat(throttle.isDue(800, 0, START)).isTrue();
        assertThat(throttle.isDue(800, 1, START)).isTrue();
    }
}
