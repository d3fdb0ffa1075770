package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against arrays of eight bytes, of which many are equal, 0 or 255. */
class SwarBytesTests {
    private static final int ROUNDS = 20_000;

    private final Random random = new Random(1);

    private int[] bytes() {
        int[] odd = {0, 1, 127, 128, 254, 255};
        return random.ints(SwarBytes.COUNT, 0, 12)
                .map(i -> i < odd.length ? odd[i] : random.nextInt(256))
                .toArray();
    }

    private static long packed(int[] bytes) {
        long packed = 0;
        for (int way = 0; way < SwarBytes.COUNT; way++) {
            packed |= (long) bytes[way] << 8 * way;
        }
        return packed;
    }

    private static List<Integer> ways(long bits) {
        List<Integer> ways = new ArrayList<>();
        for (long left = bits; left != 0; left &= left - 1) {
            ways.add(SwarBytes.first(left));
        }
        return ways;
    }

    @Test
    void findsTheWaysThatAreNotZero() {
        for (int round = 0; round < ROUNDS; round++) {
            int[] bytes = bytes();
            List<Integer> expected = new ArrayList<>();
            for (int way = 0; way < SwarBytes.COUNT; way++) {
                if (bytes[way] != 0) {
                    expected.add(way);
                }
            }
            assertThat(ways(SwarBytes.nonZero(packed(bytes)))).isEqualTo(expected);
        }
    }

    @Test
    void findsTheWaysThatAreEqualToAValue() {
        for (int round = 0; round < ROUNDS; round++) {
            int[] bytes = bytes();
            int value = bytes[random.nextInt(SwarBytes.COUNT)] ^ (random.nextInt(4) == 0 ? 1 : 0);
            List<Integer> expected = new ArrayList<>();
            for (int way = 0; way < SwarBytes.COUNT; way++) {
                if (bytes[way] == value) {
                    expected.add(way);
                }
            }
            assertThat(ways(SwarBytes.equal(packed(bytes), value))).isEqualTo(expected);
        }
    }

    @Test
    void findsTheLeastFromAnyStartOnRoundAndRound() {
        for (int round = 0; round < ROUNDS; round++) {
            int[] bytes = bytes();
            int start = random.nextInt();
            int expected = start & 7;
            for (int i = 1; i < SwarBytes.COUNT; i++) {
                int way = start + i & 7;
                expected = bytes[way] < bytes[expected] ? way : expected;
            }
            assertThat(SwarBytes.least(packed(bytes), start)).isEqualTo(expected);
        }
    }

    @Test
    void getsAndSetsOneWay() {
        for (int round = 0; round < ROUNDS; round++) {
            int[] bytes = bytes();
            int way = random.nextInt(SwarBytes.COUNT);
            int value = random.nextInt(256);
            long packed = packed(bytes);
            assertThat(SwarBytes.get(packed, way)).isEqualTo(bytes[way]);
            bytes[way] = value;
            assertThat(SwarBytes.set(packed, way, value)).isEqualTo(packed(bytes));
        }
    }
}
