package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyedHashTests {
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
}
