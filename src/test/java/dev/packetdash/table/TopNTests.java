package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopNTests {
    private static final int MOST = 5;
    private static final Comparator<Talker> GREATEST_FIRST =
            Comparator.comparingLong(Talker::bytes).reversed().thenComparing(Talker::name);

    private record Talker(String name, long bytes) {}

    private final TopN<Talker> listed = new TopN<>(MOST, Talker::bytes, GREATEST_FIRST);

    @Test
    void hasRoomForAnyWhileItIsNotFull() {
        for (int i = 0; i < MOST; i++) {
            assertThat(listed.hasRoomFor(0)).isTrue();
            listed.add(new Talker("a" + i, 10 + i));
        }

        assertThat(listed.hasRoomFor(9)).isFalse();
        assertThat(listed.hasRoomFor(10))
                .as("equals are told apart by what they are")
                .isTrue();
    }

    @Test
    void keepsOfEqualsTheOnesThatComeFirst() {
        for (String name : new String[] {"g", "b", "f", "a", "d", "c", "e"}) {
            listed.add(new Talker(name, 10));
        }

        assertThat(listed.list()).extracting(Talker::name).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(listed.list()).isEmpty();
    }

    /** Few different sizes, so that many are equal. */
    @ParameterizedTest
    @ValueSource(ints = {3, 50, 100_000})
    void agreesWithASortedList(int sizes) {
        Random random = new Random(sizes);
        List<Talker> all = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            Talker talker = new Talker("talker" + random.nextInt(1_000_000), random.nextInt(sizes));
            all.add(talker);
            if (listed.hasRoomFor(talker.bytes)) {
                listed.add(talker);
            }
            if (i % 40 == 0) {
                assertThat(listed.list())
                        .isEqualTo(
                                all.stream().sorted(GREATEST_FIRST).limit(MOST).toList());
            }
        }
    }
}
