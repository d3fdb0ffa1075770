package dev.packetdash.table;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of ten seconds, so that a sub-bucket is a second. */
class SlidingCountTests {
    private static final long WINDOW = SlidingCount.BUCKETS * SECOND;

    private final SlidingCount count = new SlidingCount(WINDOW);

    @Test
    void keepsWhatCameWithinTheWindowAndNothingOlder() {
        count.add(START, 5);

        assertThat(count.sum(START + WINDOW - 1)).isEqualTo(5);
        assertThat(count.sum(START + WINDOW)).isZero();
    }

    @Test
    void forgetsBucketByBucket() {
        for (int second = 0; second < SlidingCount.BUCKETS; second++) {
            count.add(START + second * SECOND, 1L << second);
        }
        for (int second = 0; second < SlidingCount.BUCKETS; second++) {
            assertThat(count.sum(START + WINDOW + second * SECOND)).isEqualTo((1 << 10) - (2L << second));
        }
    }

    @Test
    void countsWhatComesALittleLateAsNow() {
        count.add(START + 2 * SECOND, 1);
        count.add(START, 7);

        assertThat(count.sum(START + 2 * SECOND + WINDOW - 1)).isEqualTo(8);
        assertThat(count.sum(START + 2 * SECOND + WINDOW)).isZero();
    }

    @Test
    void beginsAnewWhenCleared() {
        count.add(START, 5);
        count.clear();
        assertThat(count.sum(START)).isZero();

        count.add(START, 3);
        assertThat(count.sum(START + WINDOW - 1)).isEqualTo(3);
        assertThat(count.sum(START + WINDOW)).isZero();
    }

    private record Added(long second, long amount) {}

    /** Steps of a few seconds, of none at all, and of more than a window. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAListOfAllThatWasAdded(long seed) {
        Random random = new Random(seed);
        Deque<Added> model = new ArrayDeque<>();
        long nanos = START;
        for (int i = 0; i < 20_000; i++) {
            nanos += random.nextInt(100) == 0 ? random.nextLong(3 * WINDOW) : random.nextLong(SECOND);
            long now = nanos / SECOND;
            if (random.nextBoolean()) {
                int amount = random.nextInt(1000);
                count.add(nanos, amount);
                model.add(new Added(now, amount));
            }
            while (!model.isEmpty() && model.getFirst().second <= now - SlidingCount.BUCKETS) {
                model.removeFirst();
            }
            assertThat(count.sum(nanos))
                    .isEqualTo(model.stream().mapToLong(Added::amount).sum());
        }
    }
}
