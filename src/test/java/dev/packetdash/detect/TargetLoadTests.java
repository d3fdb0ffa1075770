package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.Party;
import dev.packetdash.net.IpAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TargetLoadTests {
    private static final long WINDOW = 10 * SECOND;

    private final TargetLoad load = new TargetLoad(WINDOW);
    private final Random random = new Random(4);

    private void count(String source) {
        IpAddress address = IpAddress.parse(source);
        load.count(address.high(), address.low(), START);
    }

    @Test
    void namesTheOneSourceThatSendsNearlyAll() {
        for (int i = 0; i < 100; i++) {
            count(i % 10 == 0 ? "198.51.100." + i : "203.0.113.7");
        }

        assertThat(load.hasOneSource()).isTrue();
        assertThat(load.source()).hasToString("203.0.113.7");
    }

    @Test
    void namesNoSourceThatSendsLittleMoreThanHalf() {
        for (int i = 0; i < 100; i++) {
            count(i % 5 < 2 ? "198.51.100." + i : "203.0.113.7");
        }

        assertThat(load.hasOneSource()).isFalse();
    }

    @Test
    void namesTheNetworkThatManySourcesAreOf() {
        for (int i = 0; i < 200; i++) {
            count("203.0.113." + i);
        }

        assertThat(load.hasOneSource()).isFalse();
        assertThat(load.source()).hasToString("203.0.113.0/24");
    }

    @Test
    void namesAnIpv6NetworkOf64Bits() {
        for (int i = 0; i < 200; i++) {
            count("2001:db8:0:5::" + Integer.toHexString(i));
        }

        assertThat(load.source()).hasToString("2001:db8:0:5::/64");
    }

    @Test
    void namesNobodyWhereSourcesAreForged() {
        for (int i = 0; i < 200; i++) {
            load.count(IpAddress.IPV4_HIGH, random.nextInt() & 0xffff_ffffL, START);
        }

        assertThat(load.source()).isEqualTo(Party.MANY);
    }

    @Test
    void beginsAnewAfterAQuietWindow() {
        count("203.0.113.7");
        load.balance = 5;
        IpAddress other = IpAddress.parse("198.51.100.9");
        load.count(other.high(), other.low(), 3, START + WINDOW);

        assertThat(load.sinceNanos).isEqualTo(START + WINDOW);
        assertThat(load.lastNanos).isEqualTo(START + WINDOW);
        assertThat(load.offences.sum(START + WINDOW)).isEqualTo(3);
        assertThat(load.balance).isZero();
        assertThat(load.source()).hasToString("198.51.100.9");
    }

    @Test
    void remembersWhenItBegan() {
        count("203.0.113.7");
        load.count(IpAddress.IPV4_HIGH, 1, START + WINDOW - 1);

        assertThat(load.sinceNanos).isEqualTo(START);
        assertThat(load.lastNanos).isEqualTo(START + WINDOW - 1);
    }

    @Test
    void hasNothingOfItsFormerTargetWhenCleared() {
        for (int i = 0; i < 10; i++) {
            count("203.0.113.7");
        }
        load.answers.add(START, 3);
        load.examples.add(START, "packet");
        load.throttle.isDue(100, 5, START);
        load.taken = load.balance = 7;
        load.clear();

        assertThat(load.offences.sum(START)).isZero();
        assertThat(load.answers.sum(START)).isZero();
        assertThat(load.examples.lines()).isEmpty();
        assertThat(load.throttle.isDue(100, 5, START)).isTrue();
        assertThat(load.taken).isZero();
        assertThat(load.balance).isZero();
        count("198.51.100.9");
        assertThat(load.source()).hasToString("198.51.100.9");
    }
}
