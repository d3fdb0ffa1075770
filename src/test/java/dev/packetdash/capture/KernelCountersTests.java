package dev.packetdash.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelCountersTests {
    private final KernelCounters counters = new KernelCounters();

    @Test
    void goesOnWhereThirtyTwoBitsWrap() {
        counters.update(-10, Integer.MAX_VALUE, 0);
        counters.update(5, Integer.MIN_VALUE + 1, 3);
        counters.update(5, Integer.MIN_VALUE + 1, 3);

        assertThat(counters.statistics(7, 70))
                .isEqualTo(new CaptureStatistics((1L << 32) + 5, (1L << 31) + 1, 3, 7, 70));
    }

    @Test
    void countsFromTheStartThatItIsGiven() {
        counters.update(1000, 100, 10);
        assertThat(counters.buffered()).isEqualTo(900);
        counters.startHere();
        counters.update(1003, 101, 10);

        assertThat(counters.statistics(0, 0)).isEqualTo(new CaptureStatistics(3, 1, 0, 0, 0));
    }
}
