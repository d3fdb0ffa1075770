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

class ContactsTests {
    /** One set. */
    private static final int PLACES = 8;

    private static final long WINDOW = 60 * SECOND;
    private static final int OPEN = 1;
    private static final int ODD = 2;

    private final Contacts contacts = new Contacts(PLACES, WINDOW);

    private @Nullable Pursuit note(long source, long thing, long nanos) {
        return contacts.note(0, source, 0, 9, thing, 0, nanos);
    }

    private void note(long source, int things) {
        for (int thing = 0; thing < things; thing++) {
            note(source, thing, START);
        }
    }

    private Set<Long> pursuers() {
        Set<Long> sources = new HashSet<>();
        contacts.forEach(pursuit -> sources.add(pursuit.sourceLow));
        return sources;
    }

    @Test
    void theThirdThingMakesAPursuitOfAll() {
        assertThat(contacts.note(1, 2, 3, 4, 80, OPEN, START)).isNull();
        assertThat(contacts.note(1, 2, 3, 4, 81, 0, START + 1)).isNull();
        assertThat(contacts.pursuit(1, 2, 3, 4)).isNull();
        Pursuit pursuit = requireNonNull(contacts.note(1, 2, 3, 4, 82, 0, START + 2));

        assertThat(contacts.pursuit(1, 2, 3, 4)).isSameAs(pursuit);
        assertThat(new long[] {pursuit.sourceHigh, pursuit.sourceLow, pursuit.thatHigh, pursuit.thatLow})
                .containsExactly(1, 2, 3, 4);
        assertThat(pursuit.sinceNanos).isEqualTo(START);
        assertThat(pursuit.size()).isEqualTo(3);
        assertThat(pursuit.count(OPEN, 0, START, START)).isEqualTo(1);
        assertThat(pursuit.count(0, 0, START + 1, START + 1))
                .as("tried at its own time")
                .isEqualTo(1);
    }

    @Test
    void whatComesAgainIsNoOtherThing() {
        for (int i = 0; i < 10; i++) {
            assertThat(note(1, i % 2, START + i)).isNull();
        }
    }

    /** So many that some differ in nothing else that is compared before. */
    @Test
    void tellsKeysApartByEachWord() {
        for (int word = 0; word < 4; word++) {
            Contacts roomy = new Contacts(1024, WINDOW);
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
        contacts.note(0, 1, 0, 9, 80, OPEN, START);
        contacts.note(0, 1, 0, 9, 80, ODD, START);
        note(1, 81, START);
        Pursuit pursuit = requireNonNull(note(1, 82, START));

        assertThat(pursuit.count(OPEN | ODD, 0, START, START)).isEqualTo(1);
    }

    @Test
    void marksAThingThatIsKnown() {
        note(1, 0, START);
        contacts.mark(0, 1, 0, 9, 0, OPEN);
        contacts.mark(0, 1, 0, 9, 7, OPEN);
        contacts.mark(0, 2, 0, 9, 0, OPEN);
        note(1, 1, START);
        Pursuit pursuit = requireNonNull(note(1, 2, START));
        contacts.mark(0, 1, 0, 9, 2, OPEN);

        assertThat(pursuit.size()).isEqualTo(3);
        assertThat(pursuit.count(OPEN, 0, START, START)).isEqualTo(2);
        assertThat(contacts.tracked()).isEqualTo(1);
    }

    @Test
    void forgetsAKeyThatWasNotUsedForAWindow() {
        note(1, 3);
        note(2, 1);
        note(3, 1);
        note(3, 1, START + 1);
        contacts.forget(START + WINDOW);
        assertThat(contacts.tracked()).isEqualTo(3);
        contacts.forget(START + WINDOW + 10 * SECOND - 1);
        assertThat(contacts.tracked()).as("looks every ten seconds").isEqualTo(3);

        contacts.forget(START + WINDOW + 10 * SECOND);
        assertThat(contacts.tracked()).isZero();
        assertThat(contacts.pursuit(0, 1, 0, 9)).isNull();
        assertThat(note(1, 0, START + WINDOW + 10 * SECOND)).as("begins anew").isNull();
        assertThat(contacts.evictions()).isZero();
    }

    @Test
    void forgetsThingsOfAKeyThatIsUsed() {
        note(1, 5);
        Pursuit pursuit = requireNonNull(note(1, 7, START + WINDOW));
        contacts.forget(START + WINDOW + 1);

        assertThat(contacts.tracked()).isEqualTo(1);
        assertThat(pursuit.size()).isEqualTo(1);
        assertThat(pursuit.contains(7)).isTrue();
    }

    @Test
    void hasRoomForAsManyKeysAsItSays() {
        for (int source = 0; source < PLACES; source++) {
            note(source, 1);
        }
        assertThat(contacts.tracked()).isEqualTo(PLACES);
        assertThat(contacts.evictions()).isZero();
        note(99, 1);

        assertThat(contacts.tracked()).isEqualTo(PLACES);
        assertThat(contacts.evictions()).isEqualTo(1);
    }

    /** Which place a key has is another matter each time. */
    @RepeatedTest(20)
    void theKeyWithTheFewestThingsMakesRoom() {
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
        assertThat(contacts.evictions()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void theSmallestPursuitMakesRoom() {
        for (int source = 0; source < PLACES; source++) {
            note(source, source == 5 ? 3 : 4 + 100 * source);
        }
        note(99, 10);

        assertThat(pursuers()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 6L, 7L, 99L);
    }

    @RepeatedTest(20)
    void aPursuitThatHasShrunkMakesRoom() {
        for (int source = 0; source < PLACES; source++) {
            note(source, source == 5 ? 30 : 3);
        }
        for (int source = 0; source < PLACES; source++) {
            for (int thing = 0; thing < (source == 5 ? 1 : 3); thing++) {
                note(source, thing, START + WINDOW);
            }
        }
        contacts.forget(START + WINDOW + SECOND);
        note(99, 1);

        assertThat(contacts.pursuit(0, 5, 0, 9)).isNull();
        assertThat(pursuers()).hasSize(PLACES - 1);
    }

    @Test
    void aFloodOfForgedSourcesHidesNobody() {
        Contacts roomy = new Contacts(1024, WINDOW);
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

    /** What a key has tried, and when last; of the two things that are no pursuit yet, when first. */
    private static final class Model {
        final Map<Long, Long> lastByThing = new LinkedHashMap<>();
        long lastNanos;
        boolean isPursuit;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAMapWhereThereIsRoom(long seed) {
        Random random = new Random(seed);
        Contacts roomy = new Contacts(1 << 14, WINDOW);
        Map<Long, Model> model = new HashMap<>();
        long nanos = START;
        long looked = 0;
        for (int i = 0; i < 20_000; i++) {
            nanos += random.nextInt(50) == 0 ? random.nextLong(WINDOW) : random.nextLong(SECOND / 10);
            long source = random.nextInt(60);
            long thing = random.nextInt(12);
            Model key = model.computeIfAbsent(source, absent -> new Model());
            if (key.isPursuit) {
                key.lastByThing.put(thing, nanos);
            } else {
                key.lastByThing.putIfAbsent(thing, nanos);
            }
            key.lastNanos = nanos;
            key.isPursuit |= key.lastByThing.size() > 2;
            Pursuit pursuit = roomy.note(0, source, 0, 9, thing, 0, nanos);
            assertThat(pursuit != null).isEqualTo(key.isPursuit);
            assertThat(pursuit == null ? 0 : pursuit.size()).isEqualTo(key.isPursuit ? key.lastByThing.size() : 0);
            if (random.nextInt(20) == 0) {
                roomy.forget(nanos);
                if (nanos - looked >= 10 * SECOND) {
                    looked = nanos;
                    long before = nanos - WINDOW;
                    model.values().removeIf(each -> each.lastNanos < before);
                    model.values().stream()
                            .filter(each -> each.isPursuit)
                            .forEach(each -> each.lastByThing.values().removeIf(last -> last < before));
                }
                assertThat(roomy.tracked()).isEqualTo(model.size());
            }
        }
        assertThat(roomy.evictions()).isZero();
    }
}
