package dev.packetdash.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.table.SwarBytes;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowSetsTests {
    private static final int CAPACITY = 32;
    private static final int SET = 2;
    private static final int FIRST = SET * FlowSets.WAYS;
    private static final int HEAVIEST = 127;

    private final FlowSets sets = new FlowSets(CAPACITY);

    private static long hash(int tag) {
        return (long) SET << 32 | tag;
    }

    private void use(int way, int times) {
        for (int i = 0; i < times; i++) {
            sets.use(FIRST + way);
        }
    }

    /** All ways of the set, with tags from 1 on and these weights. */
    private void fill(int... weights) {
        for (int way = 0; way < FlowSets.WAYS; way++) {
            sets.occupy(SET, way, hash(way + 1));
            use(way, weights[way]);
        }
    }

    @Test
    void findsWhatIsThereAndNothingOfOtherSets() {
        fill(1, 1, 1, 1, 1, 1, 1, 1);

        assertThat(sets.set(hash(5))).isEqualTo(SET);
        assertThat(SwarBytes.first(sets.candidates(hash(5)))).isEqualTo(4);
        assertThat(sets.candidates(hash(99))).isZero();
        assertThat(sets.candidates(5)).isZero();
        assertThat(Long.bitCount(sets.used(SET))).isEqualTo(FlowSets.WAYS);
        assertThat(sets.used(SET + 1)).isZero();
    }

    @Test
    void freeWaysComeFirst() {
        fill(1, 1, 1, 1, 1, 1, 1, 1);
        sets.release(SET, 6);

        assertThat(sets.isUsed(SET, 6)).isFalse();
        assertThat(sets.victim(hash(99))).isEqualTo(6);
    }

    @Test
    void theWayWithTheLeastUseMakesRoom() {
        fill(9, 8, 7, 3, 5, 4, 8, 9);

        assertThat(sets.victim(hash(99))).isEqualTo(3);
    }

    /** Whether its bytes were taken meanwhile makes no difference. */
    @Test
    void aWayThatHasBeenTakenIsWorthAsMuchAsBefore() {
        fill(9, 8, 7, 3, 5, 4, 8, 9);
        sets.takeDirty(SET);
        use(3, 1);

        assertThat(sets.victim(hash(99)))
                .as("of two with four, the first from the start")
                .isEqualTo(3);
        assertThat(sets.victim(hash(99) | 5 << 8)).isEqualTo(5);
    }

    @Test
    void useBeyondTheHeaviestIsNoLess() {
        fill(HEAVIEST + 200, HEAVIEST, 126, HEAVIEST, HEAVIEST, HEAVIEST, HEAVIEST, HEAVIEST);

        assertThat(sets.victim(hash(99))).isEqualTo(2);
        use(2, 1);
        assertThat(sets.victim(hash(99))).isEqualTo(0);
    }

    @Test
    void oldFameFades() {
        fill(100, 20, 20, 20, 20, 20, 20, 20);
        for (int i = 0; i < 3; i++) {
            sets.decay(SET);
        }
        for (int way = 1; way < FlowSets.WAYS; way++) {
            use(way, 12);
        }

        assertThat(sets.victim(hash(99))).isEqualTo(0);
    }

    @Test
    void fadingMixesNoWaysAndTakesNothing() {
        fill(1, 127, 0, 127, 1, 127, 0, 127);
        sets.decay(SET);

        assertThat(sets.victim(hash(99))).as("1, halved, is 0").isEqualTo(0);
        assertThat(sets.victim(hash(99) | 3 << 8)).isEqualTo(4);
        assertThat(Long.bitCount(sets.takeDirty(SET))).isEqualTo(6);
    }

    @Test
    void whatIsLightGoesBeforeAllOthersAndHasStillToBeTaken() {
        fill(9, 8, 7, 3, 5, 4, 8, 9);
        sets.demote(FIRST + 7);

        assertThat(sets.victim(hash(99))).isEqualTo(7);
        assertThat(Long.bitCount(sets.takeDirty(SET))).isEqualTo(FlowSets.WAYS);
    }

    @Test
    void givesWhatIsToBeTakenOnce() {
        fill(1, 0, 1, 0, 0, 0, 0, 1);
        long ways = sets.takeDirty(SET);

        assertThat(ways).isEqualTo(0x8000_0000_0080_0080L);
        assertThat(sets.takeDirty(SET)).isZero();
        use(2, 1);
        assertThat(SwarBytes.first(sets.takeDirty(SET))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void agreesWithArrays(long seed) {
        Random random = new Random(seed);
        int[] tags = new int[CAPACITY];
        int[] weights = new int[CAPACITY];
        boolean[] dirty = new boolean[CAPACITY];
        for (int i = 0; i < 100_000; i++) {
            long hash = random.nextLong();
            int set = sets.set(hash);
            int way = sets.victim(hash);
            int entry = set * FlowSets.WAYS + way;
            assertThat(way).isEqualTo(victim(tags, weights, set * FlowSets.WAYS, (int) hash >>> 8));
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> {
                    int used = set * FlowSets.WAYS + random.nextInt(FlowSets.WAYS);
                    if (tags[used] != 0) {
                        sets.use(used);
                        weights[used] = Math.min(weights[used] + 1, HEAVIEST);
                        dirty[used] = true;
                    }
                }
                case 4 -> {
                    sets.release(set, way);
                    weights[entry] = 0;
                    dirty[entry] = false;
                    sets.occupy(set, way, hash);
                    tags[entry] = Math.max((int) hash & 0xff, 1);
                }
                case 5 -> {
                    sets.demote(entry);
                    weights[entry] = 0;
                }
                case 6 -> {
                    sets.decay(set);
                    for (int at = set * FlowSets.WAYS; at < (set + 1) * FlowSets.WAYS; at++) {
                        weights[at] /= 2;
                    }
                }
                default -> {
                    long taken = sets.takeDirty(set);
                    for (int at = 0; at < FlowSets.WAYS; at++) {
                        assertThat((taken >>> 8 * at + 7 & 1) == 1).isEqualTo(dirty[set * FlowSets.WAYS + at]);
                    }
                    Arrays.fill(dirty, set * FlowSets.WAYS, (set + 1) * FlowSets.WAYS, false);
                }
            }
        }
    }

    private static int victim(int[] tags, int[] weights, int first, int start) {
        for (int way = 0; way < FlowSets.WAYS; way++) {
            if (tags[first + way] == 0) {
                return way;
            }
        }
        int best = start & 7;
        for (int i = 1; i < FlowSets.WAYS; i++) {
            int way = start + i & 7;
            best = weights[first + way] < weights[first + best] ? way : best;
        }
        return best;
    }
}
