package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against two plain arrays, and at the end of the ranks. */
class SetAssociativeIndexModelTests {
    private static final int PLACES = 32;
    private static final int FREE = -1;

    private final SetAssociativeIndex sets = new SetAssociativeIndex(PLACES);

    /** Keys of one set, in the order of their places, with tags from 1 on. */
    private void fill(SetAssociativeIndex full, int... ranks) {
        for (int way = 0; way < SwarBytes.COUNT; way++) {
            full.occupy(way, way + 1);
            full.rank(way, ranks[way]);
        }
    }

    @Test
    void ranksAboveTheHighestAreEqualAndAboveAllOthers() {
        fill(sets, 256, 300, 512, 254, 65_536, Integer.MAX_VALUE, 255, 1000);

        assertThat(sets.victim(99)).isEqualTo(3);
        sets.rank(3, 255);
        assertThat(sets.victim(0 << 8)).isEqualTo(0);
        assertThat(sets.victim(5 << 8)).isEqualTo(5);
    }

    @Test
    void aPlaceThatIsUsedAgainBeginsWithTheLowestRank() {
        fill(sets, 9, 9, 9, 9, 9, 9, 9, 9);
        sets.release(6);
        sets.occupy(6, 77);

        assertThat(sets.victim(99)).isEqualTo(6);
    }

    @Test
    void aTagOfZeroIsNoFreePlace() {
        sets.occupy(0, 0x100);

        assertThat(sets.isUsed(0)).isTrue();
        assertThat(Long.bitCount(sets.candidates(0x200)))
                .as("the tags of both are 0")
                .isOne();
        assertThat(sets.victim(0x100)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void agreesWithArrays(long seed) {
        Random random = new Random(seed);
        int[] tags = new int[PLACES];
        Arrays.fill(tags, FREE);
        int[] ranks = new int[PLACES];
        for (int i = 0; i < 50_000; i++) {
            long hash = random.nextLong();
            int first = (int) (hash >>> 32 & 3) * SwarBytes.COUNT;
            int tag = Math.max((int) hash & 0xff, 1);
            int place = sets.victim(hash);
            assertThat(place).isEqualTo(victim(tags, ranks, first, (int) hash >>> 8));
            if (random.nextInt(3) == 0) {
                sets.occupy(place, hash);
                tags[place] = tag;
                ranks[place] = random.nextInt(400);
                sets.rank(place, ranks[place]);
            } else if (random.nextInt(3) == 0) {
                sets.release(place);
                tags[place] = FREE;
                ranks[place] = 0;
            }
            long candidates = sets.candidates(hash);
            for (int way = 0; way < SwarBytes.COUNT; way++) {
                assertThat((candidates >>> 8 * way + 7 & 1) == 1).isEqualTo(tags[first + way] == tag);
                assertThat(sets.isUsed(first + way)).isEqualTo(tags[first + way] != FREE);
            }
            assertThat(candidates == 0 ? FREE : sets.place(hash, candidates))
                    .isEqualTo(candidates == 0 ? FREE : place(tags, first, tag));
        }
    }

    private static int place(int[] tags, int first, int tag) {
        int place = first;
        while (tags[place] != tag) {
            place++;
        }
        return place;
    }

    private static int victim(int[] tags, int[] ranks, int first, int start) {
        for (int way = 0; way < SwarBytes.COUNT; way++) {
            if (tags[first + way] == FREE) {
                return first + way;
            }
        }
        int best = first + (start & 7);
        for (int i = 1; i < SwarBytes.COUNT; i++) {
            int place = first + (start + i & 7);
            best = Math.min(ranks[place], 255) < Math.min(ranks[best], 255) ? place : best;
        }
        return best;
    }
}
