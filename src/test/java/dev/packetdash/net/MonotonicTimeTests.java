package dev.packetdash.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MonotonicTimeTests {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final long START = 1_800_000_000 * SECOND;
    /** The start of the year 2200, before which all time stamps are. */
    private static final long END = 7_258_118_400L * SECOND;

    private final MonotonicTime time = new MonotonicTime();

    @Test
    void isTheClockUntilThatIsSetBack() {
        assertThat(time.latest()).isZero();
        assertThat(time.at(START)).isEqualTo(START);
        assertThat(time.at(START + 5)).isEqualTo(START + 5);
        assertThat(time.at(START + 24 * HOUR)).isEqualTo(START + 24 * HOUR);
        assertThat(time.at(START + 24 * HOUR - SECOND)).isEqualTo(START + 24 * HOUR - SECOND);
        assertThat(time.offset()).isZero();
    }

    @Test
    void goesOnWhereTheClockIsSetBack() {
        time.at(START);
        assertThat(time.at(START - HOUR)).isEqualTo(START);
        assertThat(time.at(START - HOUR + 30 * SECOND)).isEqualTo(START + 30 * SECOND);
        assertThat(time.offset()).isEqualTo(HOUR);
        assertThat(time.latest()).isEqualTo(START + 30 * SECOND);
    }

    @Test
    void goesOnAfterOnePacketOfTheFuture() {
        time.at(START);
        assertThat(time.at(START + 24 * HOUR)).isEqualTo(START + 24 * HOUR);
        assertThat(time.at(START + SECOND)).isEqualTo(START + 24 * HOUR);
        assertThat(time.at(START + 11 * SECOND)).isEqualTo(START + 24 * HOUR + 10 * SECOND);
    }

    @Test
    void isOneTimeForTwoClocksThatTakeTurns() {
        time.at(START);
        time.at(START - 2 * HOUR);
        for (int i = 1; i <= 100; i++) {
            assertThat(time.at(START + i * SECOND)).isEqualTo(START + i * SECOND);
            assertThat(time.at(START - 2 * HOUR + i * SECOND)).isEqualTo(START + i * SECOND);
        }
    }

    @Test
    void takesAPauseForOneLongAfterAStepBack() {
        time.at(START);
        time.at(START - HOUR);
        for (int i = 0; i < 1000; i++) {
            time.at(START - HOUR);
        }
        assertThat(time.at(START + 4 * HOUR)).isEqualTo(START + 5 * HOUR);
    }

    @Test
    void keepsWithinALongAndGoesBackByNoMoreThanItSaysWhateverTheTimes() {
        var random = new Random(11);
        long highest = 0;
        for (int i = 0; i < 1_000_000; i++) {
            long stamp = Math.floorMod(random.nextLong() >> random.nextInt(64), END);
            long now = time.at(stamp);
            assertThat(now).isBetween(highest - 5 * SECOND, Long.MAX_VALUE / 50 * 49);
            assertThat(now - time.offset()).isEqualTo(stamp);
            highest = Math.max(highest, now);
        }
    }
}
