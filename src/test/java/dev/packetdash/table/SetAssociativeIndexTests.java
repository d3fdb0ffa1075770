package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SetAssociativeIndexTests {
    private static final int PLACES = 64;
    private static final int SET = 3;

    private final SetAssociativeIndex sets = new SetAssociativeIndex(PLACES);

    private static long hash(int set, int tag) {
        return (long) set << 32 | tag;
    }

    /** Occupies all places of a set, with ranks from 10 on. */
    private int[] fill() {
        return IntStream.range(0, SwarBytes.COUNT)
                .map(i -> {
                    int place = sets.victim(hash(SET, i));
                    sets.occupy(place, hash(SET, i));
                    sets.rank(place, 10 + i);
                    return place;
                })
                .toArray();
    }

    @Test
    void freePlacesOfTheSetComeFirst() {
        assertThat(fill())
                .containsExactlyInAnyOrder(IntStream.range(SET * 8, SET * 8 + 8).toArray());
    }

    @Test
    void findsWhatIsThereAndNothingOfOtherSets() {
        int[] places = fill();

        long candidates = sets.candidates(hash(SET, 5));
        assertThat(Long.bitCount(candidates)).isOne();
        assertThat(sets.place(hash(SET, 5), candidates)).isEqualTo(places[5]);
        assertThat(sets.candidates(hash(SET + 1, 5))).isZero();
        assertThat(sets.candidates(hash(SET, 77))).isZero();
    }

    @Test
    void theLowestRankMakesRoom() {
        int[] places = fill();
        sets.rank(places[6], 3);

        assertThat(sets.victim(hash(SET, 99))).isEqualTo(places[6]);
    }

    @Test
    void equalRanksMakeRoomByTheHash() {
        for (int place : fill()) {
            sets.rank(place, 1);
        }

        assertThat(IntStream.range(0, 8).map(turn -> sets.victim(hash(SET, turn << 8))))
                .doesNotHaveDuplicates()
                .hasSize(8);
    }

    @Test
    void aReleasedPlaceIsFree() {
        int[] places = fill();
        sets.release(places[2]);

        assertThat(sets.isUsed(places[2])).isFalse();
        assertThat(sets.isUsed(places[3])).isTrue();
        assertThat(sets.victim(hash(SET, 99))).isEqualTo(places[2]);
        sets.clear();
        assertThat(sets.isUsed(places[3])).isFalse();
    }
}
