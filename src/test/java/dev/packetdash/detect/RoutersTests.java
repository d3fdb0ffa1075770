package dev.packetdash.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.MacAddress;
import org.junit.jupiter.api.Test;

class RoutersTests {
    private static final int MAXIMUM = 100;
    private static final long ROUTER = 0x0200_0000_0001L;
    private static final long HOST = 0x0200_0000_0002L;

    private final Routers routers = new Routers(MAXIMUM);

    private void sent(long mac, String source) {
        IpAddress address = IpAddress.parse(source);
        routers.sent(mac, address.high(), address.low());
    }

    @Test
    void knowsAStationThatSendsOfSeveralAddresses() {
        sent(ROUTER, "203.0.113.7");
        assertThat(routers.contains(ROUTER)).isFalse();
        sent(ROUTER, "203.0.113.8");

        assertThat(routers.contains(ROUTER)).isTrue();
        assertThat(routers.contains(HOST)).isFalse();
    }

    @Test
    void takesAStationWithOneAddressForNone() {
        for (int i = 0; i < 10; i++) {
            sent(HOST, "198.51.100.1");
        }

        assertThat(routers.contains(HOST)).isFalse();
    }

    @Test
    void takesAHostThatIsGivenItsAddressForNone() {
        sent(HOST, "0.0.0.0");
        sent(HOST, "198.51.100.1");

        assertThat(routers.contains(HOST)).isFalse();
    }

    /** Every host has several. */
    @Test
    void takesNoAccountOfIpv6Addresses() {
        sent(HOST, "198.51.100.1");
        sent(HOST, "2001:db8::1");
        sent(HOST, "2001:db8::2");

        assertThat(routers.contains(HOST)).isFalse();
    }

    @Test
    void takesLinksWithoutAddressesForNone() {
        sent(MacAddress.NONE, "203.0.113.7");
        sent(MacAddress.NONE, "203.0.113.8");

        assertThat(routers.contains(MacAddress.NONE)).isFalse();
    }

    @Test
    void remembersEachOfSeveral() {
        for (long mac = ROUTER; mac < ROUTER + 10; mac++) {
            sent(mac, "203.0.113.7");
            sent(mac, "255.255.255.255");
        }
        for (long mac = ROUTER; mac < ROUTER + 10; mac++) {
            assertThat(routers.contains(mac)).isTrue();
        }
    }

    @Test
    void hearsNobodyNewWhereThereAreTooMany() {
        for (long mac = 1; mac <= MAXIMUM + 10; mac++) {
            sent(mac, "203.0.113.7");
        }
        for (long mac = 1; mac <= MAXIMUM + 10; mac++) {
            sent(mac, "203.0.113.8");
        }

        assertThat(routers.contains(MAXIMUM)).isTrue();
        assertThat(routers.contains(MAXIMUM + 1)).isFalse();
    }
}
