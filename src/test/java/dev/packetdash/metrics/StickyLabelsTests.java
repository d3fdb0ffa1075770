package dev.packetdash.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StickyLabelsTests {
    private static final long MINUTE = 60_000_000_000L;

    private record Talker(String name, long bytes) {}

    private final StickyLabels<Talker> labels = new StickyLabels<>(2, 4, Talker::name, Talker::bytes);

    private List<String> choose(long minute, Talker... talkers) {
        return labels.choose(minute * MINUTE, List.of(talkers)).stream()
                .map(Talker::name)
                .toList();
    }

    @Test
    void exportsTheGreatest() {
        assertThat(choose(1, new Talker("a", 300), new Talker("b", 200), new Talker("c", 100)))
                .containsExactly("a", "b");
        assertThat(labels.size()).isEqualTo(2);
    }

    @Test
    void keepsWhatAnotherHardlyExceeds() {
        choose(1, new Talker("a", 300), new Talker("b", 200), new Talker("c", 190));
        assertThat(choose(2, new Talker("a", 300), new Talker("c", 240), new Talker("b", 200)))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(choose(3, new Talker("a", 300), new Talker("c", 260), new Talker("b", 200)))
                .containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void saysTheSameOfTheSameWindow() {
        choose(1, new Talker("a", 300));
        assertThat(choose(1, new Talker("b", 300))).containsExactly("a");
    }

    @Test
    void letsInOnlySoManyAnHour() {
        IntStream.range(0, 10).forEach(i -> choose(i, new Talker("first" + i, 200), new Talker("second" + i, 100)));
        assertThat(labels.rejections()).isEqualTo(16);
        assertThat(choose(10, new Talker("new", 300), new Talker("first0", 100)))
                .as("what was exported within the hour is not new")
                .containsExactly("first0");
        assertThat(choose(62, new Talker("new", 300))).containsExactly("new");
    }
}
