package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountMinSketchTests {
    private static final long WINDOW = 5_000_000_000L;

    private final CountMinSketch sketch = new CountMinSketch(50, WINDOW);

    private boolean pass(long key, long nanos) {
        return sketch.passes(-1, key, 0, 1, nanos);
    }

    @Test
    void passesWhatComesOften() {
        for (int i = 1; i < 50; i++) {
            assertThat(pass(7, WINDOW)).isFalse();
        }
        assertThat(pass(7, WINDOW)).isTrue();
    }

    @Test
    void holdsAMillionRareKeysBack() {
        int passed = 0;
        for (int key = 0; key < 1_000_000; key++) {
            passed += pass(key, WINDOW) ? 1 : 0;
        }
        assertThat(passed).isLessThan(1000);
    }

    @Test
    void forgetsWhatIsOver() {
        for (int i = 0; i < 49; i++) {
            pass(7, WINDOW);
        }
        assertThat(pass(7, 2 * WINDOW)).isFalse();
    }
}
