package dev.packetdash.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTests {
    /** The examples of RFC 5952, sections 4 and 5, and the edges of the run of zeros. */
    @ParameterizedTest
    @CsvSource({
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::ABCD, 2001:db8::abcd",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "::ffff:c000:201, ::ffff:192.0.2.1",
        "::c000:201, ::192.0.2.1",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:db8:0:0:0:0:0:0, 2001:db8::",
        "0:1:2:3:4:5:6:0, 0:1:2:3:4:5:6:0",
        "0:0:2:3:4:5:6:7, ::2:3:4:5:6:7",
        "198.51.100.255, 198.51.100.255",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255"
    })
    void writesTheCanonicalText(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @Test
    void readsWhatItWrites() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            // Half of the groups zero, so that runs of every length and place come up.
            IpAddress address = new IpAddress(sparse(random), sparse(random));
            assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
            IpAddress ipv4 = IpAddress.ipv4(random.nextInt());
            assertThat(IpAddress.parse(ipv4.toString())).isEqualTo(ipv4);
        }
    }

    private static long sparse(Random random) {
        long value = 0;
        for (int group = 0; group < 4; group++) {
            value = value << 16 | (random.nextBoolean() ? random.nextInt(0x10000) : 0);
        }
        return value;
    }

    @Test
    void keepsMappedAddressesApartFromIpv4() {
        IpAddress mapped = IpAddress.parse("::ffff:192.0.2.1");

        assertThat(mapped).isEqualTo(new IpAddress(0, 0xffff_c000_0201L)).isNotEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(mapped.isIpv4()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "443",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.01",
                "2001:db8::1::2",
                "example.com",
                "2001:db8::/32"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse(text))
                .withMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource({
        "224.0.0.1, true",
        "239.255.255.255, true",
        "255.255.255.255, true",
        "223.255.255.255, false",
        "240.0.0.1, false",
        "ff02::1, true",
        "fe80::1, false",
        "::224.0.0.1, false"
    })
    void knowsGroups(String text, boolean group) {
        IpAddress address = IpAddress.parse(text);
        assertThat(IpAddress.isGroup(address.high(), address.low())).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, true", "::, true", "0.0.0.1, false", "::1, false", "2001:db8::, false"})
    void knowsTheUnspecifiedAddress(String text, boolean unspecified) {
        IpAddress address = IpAddress.parse(text);
        assertThat(IpAddress.isUnspecified(address.high(), address.low())).isEqualTo(unspecified);
    }
}
