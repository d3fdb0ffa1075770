package dev.packetdash.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.table.HyperLogLog;
import org.junit.jupiter.api.Test;

class DistinctCountTests {
    private static DistinctCount hosts(long from, long to) {
        HyperLogLog sketch = new HyperLogLog();
        for (long host = from; host < to; host++) {
            sketch.add(host);
        }
        return new DistinctCount(to - from, sketch);
    }

    @Test
    void countsAHostOfSeveralReadersOnce() {
        DistinctCount both = hosts(0, 400).plus(hosts(300, 1000));

        assertThat(both.count()).isEqualTo(1000);
        assertThat(both.plus(hosts(0, 1001)).count()).isEqualTo(1001);
    }

    @Test
    void changesNothingByAddingNone() {
        DistinctCount some = hosts(0, 5);

        assertThat(some.plus(DistinctCount.NONE)).isEqualTo(some);
        assertThat(DistinctCount.NONE.plus(some)).isEqualTo(some);
    }

    /** An estimate may be off; neither is less than the exact count of one source, nor more than all of them. */
    @Test
    void staysBetweenTheGreaterOneAndTheSum() {
        long many = 50_000;
        for (long shared = 0; shared <= many; shared += many / 2) {
            long count =
                    hosts(0, many).plus(hosts(many - shared, 2 * many - shared)).count();

            assertThat(count).isBetween(many, 2 * many);
        }
    }
}
