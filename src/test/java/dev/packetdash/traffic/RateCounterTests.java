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
        assertThat(rates.meanPackets()).isEqualTo(2 / 60.0);
        assertThat(rates.meanBytes()).isEqualTo(6 / 60.0);
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
        counter.begin(START);
        counter.add(END - 1, 100);
        counter.add(END - 1 - 64 * SECOND, 7);

        assertThat(counter.until(END).bytes()).endsWith(0, 100);
        assertThat(counter.until(END).meanPackets()).isEqualTo(1 / 60.0);
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
    void takesTheMeanOfTheSecondsThatThereAre() {
        long start = START - SECOND / 2;
        counter.begin(start);
        assertThat(counter.until(start).seconds()).isZero();
        assertThat(counter.until(start).meanPackets()).isZero();
        counter.add(start, 100);
        counter.add(START, 10);
        counter.add(START + SECOND, 20);
        counter.add(START + SECOND, 30);

        Rates none = counter.until(START);
        assertThat(none.seconds()).isZero();
        assertThat(none.packetsLastSecond()).isZero();
        Rates two = counter.until(START + 2 * SECOND);
        assertThat(two.seconds()).isEqualTo(2);
        assertThat(two.bytes()).endsWith(0, 100, 10, 50);
        assertThat(two.meanPackets()).isEqualTo(3 / 2.0);
        assertThat(two.meanBytes()).isEqualTo(60 / 2.0);
        assertThat(counter.until(START + 3600 * SECOND).seconds()).isEqualTo(60);
    }

    @Test
    void addsUpSecondBySecond() {
        counter.begin(START);
        counter.add(END - 1, 5);
        RateCounter other = new RateCounter();
        other.add(END - 1, 7);
        other.add(START, 1);

        Rates sum = counter.until(END).plus(other.until(END + SECOND / 2));
        assertThat(sum.endNanos()).isEqualTo(END);
        assertThat(sum.seconds()).isEqualTo(60);
        assertThat(sum.bytes()).startsWith(1, 0).endsWith(0, 12);
        assertThat(sum.packets()).startsWith(1, 0).endsWith(0, 2);
    }
}
