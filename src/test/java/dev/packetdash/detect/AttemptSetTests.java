package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptSetTests {
    private static final int MAXIMUM = 4096;
    private static final int OPEN = 1;
    private static final int ODD = 2;

    private final AttemptSet attempts = new AttemptSet(1, 2, 3, 4, START);

    private Set<Long> items(int wanted, int unwanted) {
        Set<Long> items = new HashSet<>();
        attempts.forEach(wanted, unwanted, items::add);
        return items;
    }

    @Test
    void notesAnItemOnce() {
        assertThat(attempts.add(0, 0, START)).isTrue();
        assertThat(attempts.add(0, 0, START + 1)).isFalse();
        assertThat(attempts.add(80, 0, START + 1)).isTrue();

        assertThat(attempts.size()).isEqualTo(2);
        assertThat(items(0, 0)).containsExactlyInAnyOrder(0L, 80L);
        assertThat(attempts.contains(443)).isFalse();
    }

    @Test
    void countsWhatWasTriedBetweenTwoTimes() {
        attempts.add(80, 0, START);
        attempts.add(80, 0, START + 5);

        assertThat(attempts.count(0, 0, START + 5, START + 9)).isEqualTo(1);
        assertThat(attempts.count(0, 0, START + 6, START + 9))
                .as("tried last before")
                .isZero();
        assertThat(attempts.count(0, 0, START - 9, START)).isEqualTo(1);
        assertThat(attempts.count(0, 0, START - 9, START - 1))
                .as("tried first afterwards")
                .isZero();
    }

    @Test
    void countsWhatHasAllMarksWantedAndNoneUnwanted() {
        attempts.add(1, OPEN, START);
        attempts.add(1, ODD, START);
        attempts.add(2, ODD, START);
        attempts.add(3, 0, START);
        attempts.flag(3, AttemptSet.FINE);
        attempts.flag(4, AttemptSet.FINE);

        assertThat(items(OPEN | ODD, 0)).containsExactly(1L);
        assertThat(items(ODD, OPEN)).containsExactly(2L);
        assertThat(items(0, AttemptSet.FINE)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(items(AttemptSet.FINE, 0))
                .as("what is marked without having been tried is no thing")
                .containsExactly(3L);
    }

    @Test
    void forgetsWhatWasLastTriedBefore() {
        attempts.add(1, OPEN, START);
        attempts.add(2, OPEN, START);
        attempts.add(2, 0, START + SECOND);
        attempts.forget(START + SECOND);

        assertThat(items(0, 0)).containsExactly(2L);
        assertThat(attempts.count(OPEN, 0, START, START)).as("first tried at").isEqualTo(1);
        attempts.add(1, 0, START + SECOND);
        assertThat(items(OPEN, 0)).as("marks of the forgotten are forgotten").containsExactly(2L);
    }

    @Test
    void takesNoMoreItemsThanItsMaximum() {
        for (int item = 0; item < MAXIMUM; item++) {
            assertThat(attempts.add(item, 0, START)).isTrue();
        }
        assertThat(attempts.add(MAXIMUM, 0, START)).isFalse();
        assertThat(attempts.contains(MAXIMUM)).isFalse();
        assertThat(attempts.add(5, OPEN, START + 1)).isFalse();

        assertThat(attempts.size()).isEqualTo(MAXIMUM);
        assertThat(items(OPEN, 0)).containsExactly(5L);
        attempts.forget(START + 1);
        assertThat(items(0, 0)).containsExactly(5L);
        assertThat(attempts.add(MAXIMUM, 0, START + 1)).isTrue();
    }

    private long looks(int items) {
        for (int item = 0; item < items; item++) {
            attempts.add(item, 0, START);
        }
        return IntStream.range(0, items).filter(i -> attempts.isWorthALook()).count();
    }

    @Test
    void isAlwaysWorthALookWhileItIsSmall() {
        assertThat(looks(63)).isEqualTo(63);
    }

    /** Every look goes through all of its items. */
    @Test
    void isLookedAtSixteenTimesWhileALargeOneDoubles() {
        assertThat(looks(1024)).isEqualTo(16);
    }

    private record Tried(long first, long last, int flags) {}

    /** @param items how many different ones there are: few, so that they come again, or more than there is room for */
    @ParameterizedTest
    @CsvSource({"1, 10", "2, 500", "3, 6000"})
    void agreesWithAMap(long seed, int items) {
        Random random = new Random(seed);
        Map<Long, Tried> model = new HashMap<>();
        long nanos = START;
        for (int i = 1; i <= 20_000; i++) {
            nanos += random.nextLong(SECOND);
            long item = random.nextInt(items);
            int flags = random.nextInt(4);
            if (random.nextInt(4) == 0) {
                attempts.flag(item, flags);
                model.computeIfPresent(item, (key, old) -> new Tried(old.first, old.last, old.flags | flags));
            } else {
                boolean victim = model.containsKey(item) || model.size() < MAXIMUM;
                assertThat(attempts.add(item, flags, nanos)).isEqualTo(victim && !model.containsKey(item));
                if (victim) {
                    Tried old = model.getOrDefault(item, new Tried(nanos, nanos, 0));
                    model.put(item, new Tried(old.first, nanos, old.flags | flags));
                }
            }
            if (random.nextInt(2000) == 0) {
                long before = nanos - random.nextLong(3000 * SECOND);
                attempts.forget(before);
                model.values().removeIf(tried -> tried.last < before);
            }
            if (i % 200 == 0) {
                long from = nanos - random.nextLong(3000 * SECOND);
                long until = nanos - random.nextLong(3000 * SECOND);
                int wanted = random.nextInt(4);
                int unwanted = random.nextInt(4) & ~wanted;
                assertThat(attempts.size()).isEqualTo(model.size());
                assertThat(items(0, 0)).isEqualTo(model.keySet());
                assertThat(attempts.count(wanted, unwanted, from, until)).isEqualTo((int) model.values().stream()
                        .filter(tried -> tried.last >= from && tried.first <= until)
                        .filter(tried -> (tried.flags & wanted) == wanted && (tried.flags & unwanted) == 0)
                        .count());
            }
        }
    }
}
