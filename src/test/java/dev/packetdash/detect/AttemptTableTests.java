package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTableTests {
    /** One set. */
    private static final int PLACES = 8;

    private static final long WINDOW = 60 * SECOND;
    private static final int OPEN = 1;
    private static final int ODD = 2;

    private final AttemptTable attemptTable = new AttemptTable(PLACES, WINDOW);

    private @Nullable AttemptSet note(long source, long item, long nanos) {
        return attemptTable.note(0, source, 0, 9, item, 0, nanos);
    }

    private void note(long source, int items) {
        for (int item = 0; item < items; item++) {
            note(source, item, START);
        }
    }

    private Set<Long> pursuers() {
        Set<Long> sources = new HashSet<>();
        attemptTable.forEach(attempts -> sources.add(attempts.sourceLow));
        return sources;
    }

    @Test
    void theThirdItemMakesAAttemptSetOfAll() {
        assertThat(attemptTable.note(1, 2, 3, 4, 80, OPEN, START)).isNull();
        assertThat(attemptTable.note(1, 2, 3, 4, 81, 0, START + 1)).isNull();
        assertThat(attemptTable.attempts(1, 2, 3, 4)).isNull();
        AttemptSet attempts = requireNonNull(attemptTable.note(1, 2, 3, 4, 82, 0, START + 2));

        assertThat(attemptTable.attempts(1, 2, 3, 4)).isSameAs(attempts);
        assertThat(new long[] {attempts.sourceHigh, attempts.sourceLow, attempts.scopeHigh, attempts.scopeLow})
                .containsExactly(1, 2, 3, 4);
        assertThat(attempts.sinceNanos).isEqualTo(START);
        assertThat(attempts.size()).isEqualTo(3);
        assertThat(attempts.count(OPEN, 0, START, START)).isEqualTo(1);
        assertThat(attempts.count(0, 0, START + 1, START + 1))
                .as("tried at its own time")
                .isEqualTo(1);
    }

    @Test
    void whatComesAgainIsNoOtherItem() {
        for (int i = 0; i < 10; i++) {
            assertThat(note(1, i % 2, START + i)).isNull();
        }
    }

    /** So many that some differ in nothing else that is compared before. */
    @Test
    void tellsKeysApartByEachWord() {
        for (int word = 0; word < 4; word++) {
            AttemptTable roomy = new AttemptTable(1024, WINDOW);
            for (int i = 0; i < 1000; i++) {
                long[] key = new long[4];
                key[word] = i;
                roomy.note(key[0], key[1], key[2], key[3], 80, 0, START);
            }
            assertThat(roomy.tracked() + roomy.evictions()).isEqualTo(1000);
        }
    }

    @Test
    void keepsTheMarksOfEveryTry() {
        attemptTable.note(0, 1, 0, 9, 80, OPEN, START);
        attemptTable.note(0, 1, 0, 9, 80, ODD, START);
        note(1, 81, START);
        AttemptSet attempts = requireNonNull(note(1, 82, START));

        assertThat(attempts.count(OPEN | ODD, 0, START, START)).isEqualTo(1);
    }

    @Test
    void flagsAnItemThatIsKnown() {
        note(1, 0, START);
        attemptTable.flag(0, 1, 0, 9, 0, OPEN);
        attemptTable.flag(0, 1, 0, 9, 7, OPEN);
        attemptTable.flag(0, 2, 0, 9, 0, OPEN);
        note(1, 1, START);
        AttemptSet attempts = requireNonNull(note(1, 2, START));
        attemptTable.flag(0, 1, 0, 9, 2, OPEN);

        assertThat(attempts.size()).isEqualTo(3);
        assertThat(attempts.count(OPEN, 0, START, START)).isEqualTo(2);
        assertThat(attemptTable.tracked()).isEqualTo(1);
    }

    @Test
    void forgetsAKeyThatWasNotUsedForAWindow() {
        note(1, 3);
        note(2, 1);
        note(3, 1);
        note(3, 1, START + 1);
        attemptTable.forget(START + WINDOW);
        assertThat(attemptTable.tracked()).isEqualTo(3);
        attemptTable.forget(START + WINDOW + 10 * SECOND - 1);
        assertThat(attemptTable.tracked()).as("looks every ten seconds").isEqualTo(3);

        attemptTable.forget(START + WINDOW + 10 * SECOND);
        assertThat(attemptTable.tracked()).isZero();
        assertThat(attemptTable.attempts(0, 1, 0, 9)).isNull();
        assertThat(note(1, 0, START + WINDOW + 10 * SECOND)).as("begins anew").isNull();
        assertThat(attemptTable.evictions()).isZero();
    }

    @Test
    void forgetsItemsOfAKeyThatIsUsed() {
        note(1, 5);
        AttemptSet attempts = requireNonNull(note(1, 7, START + WINDOW));
        attemptTable.forget(START + WINDOW + 1);

        assertThat(attemptTable.tracked()).isEqualTo(1);
        assertThat(attempts.size()).isEqualTo(1);
        assertThat(attempts.contains(7)).isTrue();
    }

    @Test
    void hasRoomForAsManyKeysAsItSays() {
        for (int source = 0; source < PLACES; source++) {
            note(source, 1);
        }
        assertThat(attemptTable.tracked()).isEqualTo(PLACES);
        assertThat(attemptTable.evictions()).isZero();
        note(99, 1);

        assertThat(attemptTable.tracked()).isEqualTo(PLACES);
        assertThat(attemptTable.evictions()).isEqualTo(1);
    }

    /** Which place a key has is another matter each time. */
    @RepeatedTest(20)
    void theKeyWithTheFewestItemsMakesRoom() {
        for (int source = 0; source < PLACES; source++) {
            note(source, source == 5 ? 1 : 2);
        }
        note(99, 1);
        for (int source = 0; source < PLACES; source++) {
            if (source != 5) {
                assertThat(note(source, 2, START))
                        .as("with the two that it had")
                        .isNotNull();
            }
        }
        assertThat(attemptTable.evictions()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void theSmallestAttemptSetMakesRoom() {
        for (int source = 0; source < PLACES; source++) {
            note(source, source == 5 ? 3 : 4 + 100 * source);
        }
        note(99, 10);

        assertThat(pursuers()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 6L, 7L, 99L);
    }

    @RepeatedTest(20)
    void aAttemptSetThatHasShrunkMakesRoom() {
        for (int source = 0; source < PLACES; source++) {
            note(source, source == 5 ? 30 : 3);
        }
        for (int source = 0; source < PLACES; source++) {
            for (int item = 0; item < (source == 5 ? 1 : 3); item++) {
                note(source, item, START + WINDOW);
            }
        }
        attemptTable.forget(START + WINDOW + SECOND);
        note(99, 1);

        assertThat(attemptTable.attempts(0, 5, 0, 9)).isNull();
        assertThat(pursuers()).hasSize(PLACES - 1);
    }

    @Test
    void aFloodOfForgedSourcesHidesNobody() {
        AttemptTable roomy = new AttemptTable(1024, WINDOW);
        for (int source = 0; source < 40; source++) {
            roomy.note(0, source, 0, 9, 1, 0, START);
            roomy.note(0, source, 0, 9, 2, 0, START);
        }
        for (int forged = 0; forged < 100_000; forged++) {
            roomy.note(7, forged, 0, 9, 1, 0, START);
        }
        for (int source = 0; source < 40; source++) {
            assertThat(roomy.note(0, source, 0, 9, 3, 0, START)).isNotNull();
        }
        assertThat(roomy.tracked()).isLessThanOrEqualTo(1024);
        assertThat(roomy.evictions()).isGreaterThan(90_000);
    }

    /** What a key has tried, and when last; of the two items that are no attempts yet, when first. */
    private static final class Model {
        final Map<Long, Long> lastByItem = new LinkedHashMap<>();
        long lastNanos;
        boolean isSet;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAMapWhereThereIsRoom(long seed) {
        Random random = new Random(seed);
        AttemptTable roomy = new AttemptTable(1 << 14, WINDOW);
        Map<Long, Model> model = new HashMap<>();
        long nanos = START;
        long looked = 0;
        for (int i = 0; i < 20_000; i++) {
            nanos += random.nextInt(50) == 0 ? random.nextLong(WINDOW) : random.nextLong(SECOND / 10);
            long source = random.nextInt(60);
            long item = random.nextInt(12);
            Model key = model.computeIfAbsent(source, absent -> new Model());
            if (key.isSet) {
                key.lastByItem.put(item, nanos);
            } else {
                key.lastByItem.putIfAbsent(item, nanos);
            }
            key.lastNanos = nanos;
            key.isSet |= key.lastByItem.size() > 2;
            AttemptSet attempts = roomy.note(0, source, 0, 9, item, 0, nanos);
            assertThat(attempts != null).isEqualTo(key.isSet);
            assertThat(attempts == null ? 0 : attempts.size()).isEqualTo(key.isSet ? key.lastByItem.size() : 0);
            if (random.nextInt(20) == 0) {
                roomy.forget(nanos);
                if (nanos - looked >= 10 * SECOND) {
                    looked = nanos;
                    long before = nanos - WINDOW;
                    model.values().removeIf(each -> each.lastNanos < before);
                    model.values().stream()
                            .filter(each -> each.isSet)
                            .forEach(each -> each.lastByItem.values().removeIf(last -> last < before));
                }
                assertThat(roomy.tracked()).isEqualTo(model.size());
            }
        }
        assertThat(roomy.evictions()).isZero();
    }
}
