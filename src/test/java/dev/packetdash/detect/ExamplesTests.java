package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExamplesTests {
    private final Examples examples = new Examples();

    @Test
    void keepsTheFirstThreeAndTheLastTwo() {
        for (int i = 1; i <= 9; i++) {
            assertThat(examples.hasRoom()).isEqualTo(i <= 5);
            examples.add(START, "packet " + i);
        }

        assertThat(examples.lines())
                .extracting(line -> line.replaceFirst(".*Z ", ""))
                .containsExactly("packet 1", "packet 2", "packet 3", "packet 8", "packet 9");
    }

    @Test
    void hasNoneWhenCleared() {
        examples.add(START, "packet");
        examples.clear();

        assertThat(examples.lines()).isEmpty();
        assertThat(examples.hasRoom()).isTrue();
    }
}
