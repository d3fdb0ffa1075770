package dev.packetdash.traffic;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateCounterTests {
    private static final long END = START + 60 * SECOND;

    private final RateCounter counter = new RateCounter();

    @Test
    void coversExactlyTheSixtySecondsBeforeTheOneItIs() {
        counter.add(START - 1, 1);
        counter.add(START, 2);
        counter.add(END - 1, 4);
        counter.add(END, 8);

        Rates rates = counter.until(END + SECOND / 2);
        assertThat(rates.endNanos()).isEqualTo(END);
        assertThat(rates.bytes()).hasSize(60).startsWith(2, 0).endsWith(0, 4);
        assertThat(rates.packetsLastSecond()).isEqualTo(1);
        assertThat(rates.bytesLastSecond()).isEqualTo(4);
        assertThat(Rates.mean(rates.packets())).isEqualTo(2 / 60.0);
        assertThat(Rates.mean(rates.bytes())).isEqualTo(6 / 60.0);
    }

    @Test
    void showsGapsAsZero() {
        counter.add(START, 1);
        // Two seconds that share a place with the first.
        assertThat(counter.until(START + 64 * SECOND).packets()).containsOnly(0);
        assertThat(counter.until(START + 65 * SECOND).packets()).containsOnly(0);

        counter.add(START + 3600 * SECOND, 1);
        assertThat(counter.until(START + 3601 * SECOND).packets()).startsWith(0).endsWith(0, 1);
    }

    @Test
    void countsLatePacketsInTheirOwnSecond() {
        counter.add(END - 1, 100);
        counter.add(END - SECOND - 1, 10);
        counter.add(END - 2, 1);

        assertThat(counter.until(END).bytes()).endsWith(0, 10, 101);
    }

    @Test
    void leavesOutPacketsThatAreTooLateToShow() {
        counter.add(END - 1, 100);
        counter.add(END - 1 - 64 * SECOND, 7);

        assertThat(counter.until(END).bytes()).endsWith(0, 100);
        assertThat(Rates.mean(counter.until(END).packets())).isEqualTo(1 / 60.0);
    }

    @Test
    void startsAgainWhereTheClockHasBeenSetBack() {
        counter.add(END - 1, 100);
        long hourEarlier = END - 1 - 3600 * SECOND;
        for (int second = 0; second < 60; second++) {
            counter.add(hourEarlier + second * SECOND, 1);
        }

        assertThat(counter.until(hourEarlier + 60 * SECOND).packets()).containsOnly(1);
    }

    @Test
    void addsUpSecondBySecond() {
        counter.add(END - 1, 5);
        RateCounter other = new RateCounter();
        other.add(END - 1, 7);
        other.add(START, 1);

        Rates sum = counter.until(END).plus(other.until(END + SECOND / 2));
        assertThat(sum.endNanos()).isEqualTo(END);
        assertThat(sum.bytes()).startsWith(1, 0).endsWith(0, 12);
        assertThat(sum.packets()).startsWith(1, 0).endsWith(0, 2);
    }
}
