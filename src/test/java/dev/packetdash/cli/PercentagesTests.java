package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentagesTests {
    @Test
    void givesTheRestToTheLargestRemainders() {
        assertThat(Percentages.tenths(List.of(1L, 1L, 1L))).containsExactly(334, 333, 333);
        assertThat(Percentages.tenths(List.of(2L, 1L, 0L))).containsExactly(667, 333, 0);
        assertThat(Percentages.tenths(List.of(0L, 0L))).containsExactly(0, 0);
    }

    @Test
    void addsUpToAHundredPercent() {
        Random random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            List<Long> counts = random.longs(1 + random.nextInt(20), 1, Long.MAX_VALUE >> 6)
                    .boxed()
                    .toList();
            assertThat(IntStream.of(Percentages.tenths(counts)).sum()).isEqualTo(1000);
        }
    }
}
