package dev.packetdash.table;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted in a sketch against what came. */
class CountMinSketchBoundTests {
    private static final int LEAST = 100;
    private static final long WINDOW = 5 * SECOND;

    private final CountMinSketch sketch = new CountMinSketch(LEAST, WINDOW);

    @Test
    void tellsKeysApartByEachWord() {
        sketch.passes(1, 2, 3, LEAST - 1, START);

        assertThat(sketch.passes(0, 2, 3, 1, START)).isFalse();
        assertThat(sketch.passes(1, 0, 3, 1, START)).isFalse();
        assertThat(sketch.passes(1, 2, 0, 1, START)).isFalse();
        assertThat(sketch.passes(1, 2, 3, 1, START)).isTrue();
    }

    @Test
    void halvesWhatItHasOnceAWindow() {
        sketch.passes(1, 2, 3, 4 * LEAST, START);
        assertThat(sketch.passes(1, 2, 3, 0, START + WINDOW - 1)).isTrue();
        assertThat(sketch.passes(1, 2, 3, 0, START + WINDOW)).as("200").isTrue();
        assertThat(sketch.passes(1, 2, 3, 0, START + 2 * WINDOW)).as("100").isTrue();
        assertThat(sketch.passes(1, 2, 3, 0, START + 3 * WINDOW)).as("50").isFalse();
        assertThat(sketch.passes(1, 2, 3, LEAST / 2, START + 3 * WINDOW))
                .as("100")
                .isTrue();
    }

    /** Whatever else is counted meanwhile. */
    @Test
    void halvesWhatWasNotAskedForToo() {
        sketch.passes(1, 2, 3, 4 * LEAST, START);
        for (int window = 1; window <= 3; window++) {
            sketch.passes(7, window, 9, 1, START + window * WINDOW);
        }

        assertThat(sketch.passes(1, 2, 3, LEAST / 2 - 2, START + 3 * WINDOW))
                .as("98")
                .isFalse();
        assertThat(sketch.passes(1, 2, 3, 2, START + 3 * WINDOW)).as("100").isTrue();
    }

    @Test
    void staysAtTheGreatestNumber() {
        for (int i = 0; i < 5; i++) {
            assertThat(sketch.passes(1, 2, 3, Integer.MAX_VALUE, START)).isTrue();
        }
    }

    /** A quarter of them share each of their cells with another, and so a fourteenth both. */
    @Test
    void holdsBackWhatSharesOnlyOneOfItsCells() {
        int early = 0;
        for (int window = 0; window < 6; window++) {
            early = 0;
            for (int key = 0; key < 20_000; key++) {
                sketch.passes(7, key, 9, LEAST / 2 - 5, START + window * WINDOW);
            }
            for (int key = 0; key < 20_000; key++) {
                early += sketch.passes(7, key, 9, 0, START + window * WINDOW) ? 1 : 0;
            }
        }

        assertThat(early).isLessThan(3000);
    }

    /** A key may pass too early, by sharing both of its cells; never too late. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void neverCountsTooLittleAndHardlyEverTooMuch(long seed) {
        Random random = new Random(seed);
        Map<Long, Long> model = new HashMap<>();
        long nanos = START;
        long halved = 0;
        int early = 0;
        for (int i = 0; i < 100_000; i++) {
            nanos += random.nextLong(SECOND / 1000);
            if (nanos - halved >= WINDOW) {
                halved = nanos;
                model.replaceAll((key, count) -> count / 2);
            }
            long key = (long) Math.abs(random.nextGaussian() * 1000);
            int amount = random.nextInt(4);
            long count = model.merge(key, (long) amount, Long::sum);
            boolean passes = sketch.passes(7, key, 9, amount, nanos);
            assertThat(passes || count < LEAST).isTrue();
            early += passes && count < LEAST ? 1 : 0;
        }
        assertThat(early).isLessThan(1000);
    }
}
