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

class PursuitTests {
    private static final int MAXIMUM = 4096;
    private static final int OPEN = 1;
    private static final int ODD = 2;

    private final Pursuit pursuit = new Pursuit(1, 2, 3, 4, START);

    private Set<Long> things(int wanted, int unwanted) {
        Set<Long> things = new HashSet<>();
        pursuit.forEach(wanted, unwanted, things::add);
        return things;
    }

    @Test
    void notesAThingOnce() {
        assertThat(pursuit.add(0, 0, START)).isTrue();
        assertThat(pursuit.add(0, 0, START + 1)).isFalse();
        assertThat(pursuit.add(80, 0, START + 1)).isTrue();

        assertThat(pursuit.size()).isEqualTo(2);
        assertThat(things(0, 0)).containsExactlyInAnyOrder(0L, 80L);
        assertThat(pursuit.contains(443)).isFalse();
    }

    @Test
    void countsWhatWasTriedBetweenTwoTimes() {
        pursuit.add(80, 0, START);
        pursuit.add(80, 0, START + 5);

        assertThat(pursuit.count(0, 0, START + 5, START + 9)).isEqualTo(1);
        assertThat(pursuit.count(0, 0, START + 6, START + 9))
                .as("tried last before")
                .isZero();
        assertThat(pursuit.count(0, 0, START - 9, START)).isEqualTo(1);
        assertThat(pursuit.count(0, 0, START - 9, START - 1))
                .as("tried first afterwards")
                .isZero();
    }

    @Test
    void countsWhatHasAllMarksWantedAndNoneUnwanted() {
        pursuit.add(1, OPEN, START);
        pursuit.add(1, ODD, START);
        pursuit.add(2, ODD, START);
        pursuit.add(3, 0, START);
        pursuit.mark(3, Pursuit.FINE);
        pursuit.mark(4, Pursuit.FINE);

        assertThat(things(OPEN | ODD, 0)).containsExactly(1L);
        assertThat(things(ODD, OPEN)).containsExactly(2L);
        assertThat(things(0, Pursuit.FINE)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(things(Pursuit.FINE, 0))
                .as("what is marked without having been tried is no thing")
                .containsExactly(3L);
    }

    @Test
    void forgetsWhatWasLastTriedBefore() {
        pursuit.add(1, OPEN, START);
        pursuit.add(2, OPEN, START);
        pursuit.add(2, 0, START + SECOND);
        pursuit.forget(START + SECOND);

        assertThat(things(0, 0)).containsExactly(2L);
        assertThat(pursuit.count(OPEN, 0, START, START)).as("first tried at").isEqualTo(1);
        pursuit.add(1, 0, START + SECOND);
        assertThat(things(OPEN, 0)).as("marks of the forgotten are forgotten").containsExactly(2L);
    }

    @Test
    void takesNoMoreThingsThanItsMaximum() {
        for (int thing = 0; thing < MAXIMUM; thing++) {
            assertThat(pursuit.add(thing, 0, START)).isTrue();
        }
        assertThat(pursuit.add(MAXIMUM, 0, START)).isFalse();
        assertThat(pursuit.contains(MAXIMUM)).isFalse();
        assertThat(pursuit.add(5, OPEN, START + 1)).isFalse();

        assertThat(pursuit.size()).isEqualTo(MAXIMUM);
        assertThat(things(OPEN, 0)).containsExactly(5L);
        pursuit.forget(START + 1);
        assertThat(things(0, 0)).containsExactly(5L);
        assertThat(pursuit.add(MAXIMUM, 0, START + 1)).isTrue();
    }

    private long looks(int things) {
        for (int thing = 0; thing < things; thing++) {
            pursuit.add(thing, 0, START);
        }
        return IntStream.range(0, things).filter(i -> pursuit.isWorthALook()).count();
    }

    @Test
    void isAlwaysWorthALookWhileItIsSmall() {
        assertThat(looks(63)).isEqualTo(63);
    }

    /** Every look goes through all of its things. */
    @Test
    void isLookedAtSixteenTimesWhileALargeOneDoubles() {
        assertThat(looks(1024)).isEqualTo(16);
    }

    private record Tried(long first, long last, int marks) {}

    /** @param things how many different ones there are: few, so that they come again, or more than there is room for */
    @ParameterizedTest
    @CsvSource({"1, 10", "2, 500", "3, 6000"})
    void agreesWithAMap(long seed, int things) {
        Random random = new Random(seed);
        Map<Long, Tried> model = new HashMap<>();
        long nanos = START;
        for (int i = 1; i <= 20_000; i++) {
            nanos += random.nextLong(SECOND);
            long thing = random.nextInt(things);
            int marks = random.nextInt(4);
            if (random.nextInt(4) == 0) {
                pursuit.mark(thing, marks);
                model.computeIfPresent(thing, (key, old) -> new Tried(old.first, old.last, old.marks | marks));
            } else {
                boolean room = model.containsKey(thing) || model.size() < MAXIMUM;
                assertThat(pursuit.add(thing, marks, nanos)).isEqualTo(room && !model.containsKey(thing));
                if (room) {
                    Tried old = model.getOrDefault(thing, new Tried(nanos, nanos, 0));
                    model.put(thing, new Tried(old.first, nanos, old.marks | marks));
                }
            }
            if (random.nextInt(2000) == 0) {
                long before = nanos - random.nextLong(3000 * SECOND);
                pursuit.forget(before);
                model.values().removeIf(tried -> tried.last < before);
            }
            if (i % 200 == 0) {
                long from = nanos - random.nextLong(3000 * SECOND);
                long until = nanos - random.nextLong(3000 * SECOND);
                int wanted = random.nextInt(4);
                int unwanted = random.nextInt(4) & ~wanted;
                assertThat(pursuit.size()).isEqualTo(model.size());
                assertThat(things(0, 0)).isEqualTo(model.keySet());
                assertThat(pursuit.count(wanted, unwanted, from, until)).isEqualTo((int) model.values().stream()
                        .filter(tried -> tried.last >= from && tried.first <= until)
                        .filter(tried -> (tried.marks & wanted) == wanted && (tried.marks & unwanted) == 0)
                        .count());
            }
        }
    }
}
