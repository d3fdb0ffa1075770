package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyedHashTests {
    private static final int SETS = 8192;

    private final KeyedHash hash = new KeyedHash();

    @Test
    void isTheSameForTheSameWords() {
        long[] words = {9, 1, 2, 3, 4, 5};

        assertThat(hash.of(1, 2)).isEqualTo(hash.of(words, 1, 2));
        assertThat(hash.of(1, 2, 3)).isEqualTo(hash.of(words, 1, 3));
        assertThat(hash.of(1, 2, 3, 4)).isEqualTo(hash.of(words, 1, 4));
        assertThat(hash.of(1, 2, 3, 4, 5)).isEqualTo(hash.of(words, 1, 5));
    }

    @Test
    void isAnotherInEveryObject() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            hashes.add(new KeyedHash().of(1, 2, 3));
        }

        assertThat(hashes).hasSize(100);
    }

    @Test
    void dependsOnTheOrder() {
        assertThat(hash.of(1, 2)).isNotEqualTo(hash.of(2, 1));
        assertThat(hash.of(1, 2, 3)).isNotEqualTo(hash.of(3, 2, 1));
        assertThat(hash.of(1, 2, 3, 4)).isNotEqualTo(hash.of(1, 2, 3, 5));
    }

    /** Both halves of a hash are used, each on its own. */
    @Test
    void spreadsNeighboursOverBothHalves() {
        Set<Integer> low = new HashSet<>();
        Set<Integer> high = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            low.add((int) hash.of(-1, i));
            high.add((int) (hash.of(-1, i) >>> 32));
        }

        assertThat(low.size()).isGreaterThan(9_900);
        assertThat(high.size()).isGreaterThan(9_900);
    }

    /** Tables keep only as many keys of a set as it has places, so that crowded sets would push most of them out. */
    @ParameterizedTest
    @MethodSource("rows")
    void spreadsKeysInARowUnderEveryKey(Row row) {
        int keys = 20_000;
        for (int round = 0; round < 500; round++) {
            KeyedHash keyed = new KeyedHash();
            int[] places = new int[SETS];
            int kept = 0;
            for (int i = 0; i < keys; i++) {
                int set = (int) (row.hash(keyed, i) >>> 32) & SETS - 1;
                kept += ++places[set] <= SwarBytes.COUNT ? 1 : 0;
            }
            assertThat(kept).isGreaterThan(keys * 99 / 100);
        }
    }

    interface Row {
        long hash(KeyedHash keyed, long i);
    }

    static Stream<Row> rows() {
        return Stream.of(
                (keyed, i) -> keyed.of(-1, 0xc633_6400L + i),
                (keyed, i) -> keyed.of(0x2001_0db8L << 32 | i, 1),
                (keyed, i) -> keyed.of(0xc633_6401_cb00_7105L, i << 48 | 443L << 32),
                (keyed, i) -> keyed.of(-1, 0xc633_6401L, i),
                (keyed, i) -> keyed.of(-1, 0xc633_6401L, -1, 0xcb00_7100L + i),
                (keyed, i) -> keyed.of(-1, 0xc633_6401L, -1, 0xcb00_7105L, i),
                (keyed, i) -> keyed.of(new long[] {i}, 0, 1));
    }
}
