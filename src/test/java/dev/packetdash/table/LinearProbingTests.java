package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinearProbingTests {
    private static final int STRIDE = 3;
    private static final long LAST = 7L << 32;

    private final long[] words = new long[8 * STRIDE];

    private int enter(long hash, long key) {
        int at = LinearProbing.find(words, STRIDE, hash, key);
        words[at] = key;
        return at;
    }

    @Test
    void findsAKeyAtThePlaceItsHashNamesOrBehindIt() {
        assertThat(enter(2L << 32, 5)).isEqualTo(2 * STRIDE);
        assertThat(enter(2L << 32, 6)).isEqualTo(3 * STRIDE);
        assertThat(enter(2L << 32, 5)).isEqualTo(2 * STRIDE);
        assertThat(enter(2L << 32, 6)).isEqualTo(3 * STRIDE);
    }

    @Test
    void goesOnAtTheFirstPlaceBehindTheLast() {
        assertThat(enter(LAST, 5)).isEqualTo(7 * STRIDE);
        assertThat(enter(LAST, 6)).isZero();
        assertThat(LinearProbing.find(words, STRIDE, LAST, 6)).isZero();
    }
}
