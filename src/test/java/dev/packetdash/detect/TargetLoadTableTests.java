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
class TargetLoadTableTests {
    private static final int PLACES = 8;
    private static final long WINDOW = 10 * SECOND;

    private final TargetLoadTable loads = new TargetLoadTable(PLACES, WINDOW);

    private void strengthen(long key, long amount, long nanos) {
        loads.of(0, key, 0, nanos).count(0, 1, amount, nanos);
    }

    private Set<Long> keys() {
        Set<Long> keys = new HashSet<>();
        loads.forEach(load -> keys.add(load.key[1]));
        return keys;
    }

    @Test
    void givesTheSameLoadForTheSameKey() {
        TargetLoad load = loads.of(1, 2, 3, 4, 5, START);

        assertThat(loads.of(1, 2, 3, 4, 5, START)).isSameAs(load);
        assertThat(load.key).containsExactly(1, 2, 3, 4, 5);
        assertThat(loads.tracked()).isEqualTo(1);
    }

    @Test
    void tellsKeysApartByEachWord() {
        TargetLoad load = loads.of(1, 2, 3, 4, 5, START);

        assertThat(loads.of(0, 2, 3, 4, 5, START)).isNotSameAs(load);
        assertThat(loads.of(1, 0, 3, 4, 5, START)).isNotSameAs(load);
        assertThat(loads.of(1, 2, 0, 4, 5, START)).isNotSameAs(load);
        assertThat(loads.of(1, 2, 3, 0, 5, START)).isNotSameAs(load);
        assertThat(loads.of(1, 2, 3, 4, 0, START)).isNotSameAs(load);
        assertThat(loads.tracked()).isEqualTo(6);
    }

    @Test
    void findsOnlyWhatIsThere() {
        assertThat(loads.find(1, 2, 3)).isNull();
        assertThat(loads.tracked()).isZero();
        TargetLoad load = loads.of(1, 2, 3, START);

        assertThat(loads.find(1, 2, 3)).isSameAs(load);
    }

    @Test
    void hasRoomForAsManyKeysAsItSays() {
        for (int key = 0; key < PLACES; key++) {
            strengthen(key, 1, START);
        }

        assertThat(keys()).hasSize(PLACES);
        assertThat(loads.tracked()).isEqualTo(PLACES);
        assertThat(loads.evictions()).isZero();
    }

    @Test
    void roundsItsCapacityUpToAPowerOfTwo() {
        TargetLoadTable sixteen = new TargetLoadTable(9, WINDOW);
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
        TargetLoad newcomer = loads.of(0, 99, 0, START);

        assertThat(keys()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 6L, 7L, 99L);
        assertThat(newcomer.offences.sum(START)).isZero();
        assertThat(loads.tracked()).isEqualTo(PLACES);
        assertThat(loads.evictions()).isEqualTo(1);
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

        assertThat(loads.find(0, 0, 0)).isNull();
        assertThat(keys()).containsAll(others).contains(99L);
        assertThat(loads.evictions()).as("of those with something going on").isEqualTo(1);
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
            assertThat(loads.of(0, key, 0, START).offences.sum(START)).isEqualTo(model.get(key));
        }
        assertThat(loads.evictions()).isEqualTo(evictions).isPositive();
        assertThat(loads.tracked()).isEqualTo(PLACES);
    }
}
