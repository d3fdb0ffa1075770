package dev.packetdash.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many time series a list can make: its places, and so many new values an hour. */
class StickyLabelsBudgetTests {
    private static final long MINUTE = 60_000_000_000L;
    private static final long HOUR = 60;

    private record Talker(int name, long bytes) {}

    private static List<Integer> choose(StickyLabels<Talker> labels, long minute, List<Talker> talkers) {
        return labels.choose(minute * MINUTE, talkers).stream()
                .map(Talker::name)
                .toList();
    }

    private static List<Talker> only(int name) {
        return List.of(new Talker(name, 100));
    }

    @Test
    void aValueIsNewAgainAnHourAfterItWasExportedLast() {
        StickyLabels<Talker> labels = new StickyLabels<>(1, 1, Talker::name, Talker::bytes);
        assertThat(choose(labels, 0, only(1))).containsExactly(1);
        assertThat(choose(labels, 60, only(1))).containsExactly(1);
        assertThat(choose(labels, 61, only(2))).containsExactly(2);
        assertThat(choose(labels, 120, only(1))).as("within the hour").containsExactly(1);
        assertThat(choose(labels, 122, only(3))).containsExactly(3);

        assertThat(choose(labels, 182, only(2)))
                .as("as new as any, and one was let in")
                .isEmpty();
        assertThat(labels.rejections()).isEqualTo(1);
    }

    @Test
    void whatIsLeftOutMakesRoomForWhatIsKnown() {
        StickyLabels<Talker> labels = new StickyLabels<>(2, 2, Talker::name, Talker::bytes);
        choose(labels, 0, List.of(new Talker(1, 10), new Talker(2, 9)));

        assertThat(choose(labels, 1, List.of(new Talker(3, 99), new Talker(1, 10), new Talker(2, 9))))
                .containsExactly(1, 2);
    }

    /** By a plain list of who was let in when. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAModel(long seed) {
        int top = 5;
        int budget = 8;
        StickyLabels<Talker> labels = new StickyLabels<>(top, budget, Talker::name, Talker::bytes);
        Random random = new Random(seed);
        Map<Integer, Long> lastExported = new HashMap<>();
        Deque<Long> letIn = new ArrayDeque<>();
        List<Integer> current = List.of();
        for (long minute = 0; minute < 2000; minute += 1 + random.nextInt(5)) {
            long now = minute;
            lastExported.values().removeIf(last -> now - last > HOUR);
            letIn.removeIf(then -> now - then > HOUR);
            List<Talker> talkers = new ArrayList<>();
            for (int name = 0; name < 40; name++) {
                // No two have the same weight, nor do they when one counts for a quarter more.
                talkers.add(new Talker(name, 1000L * random.nextInt(1000) + 7 * name + 1));
            }
            List<Integer> kept = current;
            List<Talker> ranked = talkers.stream()
                    .sorted((a, b) -> Double.compare(standing(b, kept), standing(a, kept)))
                    .toList();
            List<Integer> expected = new ArrayList<>();
            for (Talker talker : ranked) {
                boolean known = lastExported.containsKey(talker.name);
                if (expected.size() < top && (known || letIn.size() < budget)) {
                    expected.add(talker.name);
                    if (!known) {
                        letIn.add(now);
                    }
                }
            }
            expected.forEach(name -> lastExported.put(name, now));
            current = expected;
            assertThat(choose(labels, minute, talkers)).isEqualTo(expected);
        }
    }

    private static double standing(Talker talker, List<Integer> current) {
        return current.contains(talker.name) ? 1.25 * talker.bytes : talker.bytes;
    }
}
