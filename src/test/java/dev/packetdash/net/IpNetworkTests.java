package dev.packetdash.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTests {
    @ParameterizedTest
    @CsvSource({
        "198.51.100.0/24,198.51.100.255,true",
        "198.51.100.0/24,198.51.101.0,false",
        "198.51.100.7,198.51.100.7,true",
        "198.51.100.7,198.51.100.6,false",
        "0.0.0.0/0,203.0.113.1,true",
        "0.0.0.0/0,2001:db8::1,false",
        "::/0,2001:db8::1,true",
        "::/0,203.0.113.1,false",
        "2001:db8::/32,2001:db8:ffff::1,true",
        "2001:db8::/32,2001:db9::1,false",
        "2001:db8:0:0:8000::/65,2001:db8::8000:0:0:1,true",
        "2001:db8:0:0:8000::/65,2001:db8::1,false",
        "2001:db8::/64,2001:db8::ffff:0:0:1,true",
    })
    void containsTheAddressesOfItsPrefix(String network, String address, boolean contained) {
        IpAddress parsed = IpAddress.parse(address);

        assertThat(IpNetwork.parse(network).contains(parsed.high(), parsed.low()))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.0/24", "198.51.100.7", "2001:db8::/32", "2001:db8::1", "0.0.0.0/0"})
    void isWrittenAsItIsRead(String text) {
        assertThat(IpNetwork.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/24",
                "198.51.100.0/",
                "198.51.100.0/33",
                "198.51.100.0/-1",
                "198.51.100.1/24",
                "2001:db8::/129",
                "2001:db8::1/64",
                "localhost",
                "198.51.100/24",
                "198.51.100.0/2x"
            })
    void refusesWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpNetwork.parse(text));
    }
}
