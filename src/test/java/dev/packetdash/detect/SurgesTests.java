package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Most of them with room for eight keys, which is one set: so every newcomer meets all others. */
class SurgesTests {
    private static final int PLACES = 8;
    private static final long WINDOW = 10 * SECOND;

    private final Surges surges = new Surges(PLACES, WINDOW);

    private void strengthen(long key, long amount, long nanos) {
        surges.of(0, key, 0, nanos).count(0, 1, amount, nanos);
    }

    private Set<Long> keys() {
        Set<Long> keys = new HashSet<>();
        surges.forEach(surge -> keys.add(surge.key[1]));
        return keys;
    }

    @Test
    void givesTheSameSurgeForTheSameKey() {
        Surge surge = surges.of(1, 2, 3, 4, 5, START);

        assertThat(surges.of(1, 2, 3, 4, 5, START)).isSameAs(surge);
        assertThat(surge.key).containsExactly(1, 2, 3, 4, 5);
        assertThat(surges.tracked()).isEqualTo(1);
    }

    @Test
    void tellsKeysApartByEachWord() {
        Surge surge = surges.of(1, 2, 3, 4, 5, START);

        assertThat(surges.of(0, 2, 3, 4, 5, START)).isNotSameAs(surge);
        assertThat(surges.of(1, 0, 3, 4, 5, START)).isNotSameAs(surge);
        assertThat(surges.of(1, 2, 0, 4, 5, START)).isNotSameAs(surge);
        assertThat(surges.of(1, 2, 3, 0, 5, START)).isNotSameAs(surge);
        assertThat(surges.of(1, 2, 3, 4, 0, START)).isNotSameAs(surge);
        assertThat(surges.tracked()).isEqualTo(6);
    }

    @Test
    void findsOnlyWhatIsThere() {
        assertThat(surges.find(1, 2, 3)).isNull();
        assertThat(surges.tracked()).isZero();
        Surge surge = surges.of(1, 2, 3, START);

        assertThat(surges.find(1, 2, 3)).isSameAs(surge);
    }

    @Test
    void hasRoomForAsManyKeysAsItSays() {
        for (int key = 0; key < PLACES; key++) {
            strengthen(key, 1, START);
        }

        assertThat(keys()).hasSize(PLACES);
        assertThat(surges.tracked()).isEqualTo(PLACES);
        assertThat(surges.evictions()).isZero();
    }

    @Test
    void roundsItsCapacityUpToAPowerOfTwo() {
        Surges sixteen = new Surges(9, WINDOW);
        for (int key = 0; key < 10_000; key++) {
            sixteen.of(0, key, 0, START);
        }

        assertThat(sixteen.tracked()).isEqualTo(16);
    }

    @Test
    void theWeakestMakesRoom() {
        for (int key = 0; key < PLACES; key++) {
            strengthen(key, key == 5 ? 3 : 10 + key, START);
        }
        Surge newcomer = surges.of(0, 99, 0, START);

        assertThat(keys()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 6L, 7L, 99L);
        assertThat(newcomer.offences.sum(START)).isZero();
        assertThat(surges.tracked()).isEqualTo(PLACES);
        assertThat(surges.evictions()).isEqualTo(1);
    }

    @Test
    void whatHasGrownSinceItWasLookedAtStays() {
        for (int key = 0; key < PLACES; key++) {
            strengthen(key, 10 + key, START);
        }
        strengthen(98, 500, START);
        strengthen(1, 1000, START);
        strengthen(99, 500, START);

        assertThat(keys()).containsExactlyInAnyOrder(1L, 3L, 4L, 5L, 6L, 7L, 98L, 99L);
    }

    @Test
    void whatHasGoneQuietSinceItWasLookedAtMakesRoom() {
        for (int key = 0; key < PLACES; key++) {
            strengthen(key, key == 0 ? 1000 : 10, START);
        }
        strengthen(98, 10, START);
        long later = START + WINDOW;
        Set<Long> others = keys();
        others.remove(0L);
        others.forEach(key -> strengthen(key, 10, later));
        strengthen(99, 10, later);

        assertThat(surges.find(0, 0, 0)).isNull();
        assertThat(keys()).containsAll(others).contains(99L);
        assertThat(surges.evictions()).as("of those with something going on").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAMapInWhichTheWeakestMakesRoom(long seed) {
        Random random = new Random(seed);
        Map<Long, Long> model = new HashMap<>();
        long evictions = 0;
        for (int i = 0; i < 5000; i++) {
            long key = random.nextInt(20);
            if (!model.containsKey(key) && model.size() == PLACES) {
                strengthen(key, 1 + i, START);
                Set<Long> left = new HashSet<>(model.keySet());
                left.removeAll(keys());
                assertThat(left)
                        .singleElement()
                        .satisfies(gone -> assertThat(model.get(gone))
                                .isEqualTo(model.values().stream()
                                        .min(Long::compare)
                                        .orElseThrow()));
                model.keySet().removeAll(left);
                evictions++;
            } else {
                strengthen(key, 1 + i, START);
            }
            model.merge(key, 1L + i, Long::sum);
            assertThat(keys()).isEqualTo(model.keySet());
            assertThat(surges.of(0, key, 0, START).offences.sum(START)).isEqualTo(model.get(key));
        }
        assertThat(surges.evictions()).isEqualTo(evictions).isPositive();
        assertThat(surges.tracked()).isEqualTo(PLACES);
    }
}
