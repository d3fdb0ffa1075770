package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.Party;
import dev.packetdash.net.IpAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurgeTests {
    private static final long WINDOW = 10 * SECOND;

    private final Surge surge = new Surge(WINDOW);
    private final Random random = new Random(4);

    private void count(String source) {
        IpAddress address = IpAddress.parse(source);
        surge.count(address.high(), address.low(), START);
    }

    @Test
    void namesTheOneSourceThatSendsNearlyAll() {
        for (int i = 0; i < 100; i++) {
            count(i % 10 == 0 ? "198.51.100." + i : "203.0.113.7");
        }

        assertThat(surge.hasOneSource()).isTrue();
        assertThat(surge.source()).hasToString("203.0.113.7");
    }

    @Test
    void namesNoSourceThatSendsLittleMoreThanHalf() {
        for (int i = 0; i < 100; i++) {
            count(i % 5 < 2 ? "198.51.100." + i : "203.0.113.7");
        }

        assertThat(surge.hasOneSource()).isFalse();
    }

    @Test
    void namesTheNetworkThatManySourcesAreOf() {
        for (int i = 0; i < 200; i++) {
            count("203.0.113." + i);
        }

        assertThat(surge.hasOneSource()).isFalse();
        assertThat(surge.source()).hasToString("203.0.113.0/24");
    }

    @Test
    void namesAnIpv6NetworkOf64Bits() {
        for (int i = 0; i < 200; i++) {
            count("2001:db8:0:5::" + Integer.toHexString(i));
        }

        assertThat(surge.source()).hasToString("2001:db8:0:5::/64");
    }

    @Test
    void namesNobodyWhereSourcesAreForged() {
        for (int i = 0; i < 200; i++) {
            surge.count(IpAddress.IPV4_HIGH, random.nextInt() & 0xffff_ffffL, START);
        }

        assertThat(surge.source()).isEqualTo(Party.MANY);
    }

    @Test
    void beginsAnewAfterAQuietWindow() {
        count("203.0.113.7");
        surge.balance = 5;
        IpAddress other = IpAddress.parse("198.51.100.9");
        surge.count(other.high(), other.low(), 3, START + WINDOW);

        assertThat(surge.sinceNanos).isEqualTo(START + WINDOW);
        assertThat(surge.lastNanos).isEqualTo(START + WINDOW);
        assertThat(surge.offences.sum(START + WINDOW)).isEqualTo(3);
        assertThat(surge.balance).isZero();
        assertThat(surge.source()).hasToString("198.51.100.9");
    }

    @Test
    void remembersWhenItBegan() {
        count("203.0.113.7");
        surge.count(IpAddress.IPV4_HIGH, 1, START + WINDOW - 1);

        assertThat(surge.sinceNanos).isEqualTo(START);
        assertThat(surge.lastNanos).isEqualTo(START + WINDOW - 1);
    }

    @Test
    void hasNothingOfItsFormerTargetWhenCleared() {
        for (int i = 0; i < 10; i++) {
            count("203.0.113.7");
        }
        surge.answers.add(START, 3);
        surge.examples.add(START, "packet");
        surge.growth.isDue(100, 5, START);
        surge.taken = surge.balance = 7;
        surge.clear();

        assertThat(surge.offences.sum(START)).isZero();
        assertThat(surge.answers.sum(START)).isZero();
        assertThat(surge.examples.lines()).isEmpty();
        assertThat(surge.growth.isDue(100, 5, START)).isTrue();
        assertThat(surge.taken).isZero();
        assertThat(surge.balance).isZero();
        count("198.51.100.9");
        assertThat(surge.source()).hasToString("198.51.100.9");
    }
}
