package dev.packetdash.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalAddressesTests {
    private static final IpAddress IPV4 = IpAddress.parse("198.51.100.1");
    private static final IpAddress IPV6 = IpAddress.parse("2001:db8::1");
    private static final long MAC = 0x0200_0000_0001L;

    private final LocalAddresses addresses = new LocalAddresses(List.of(IPV4, IPV6, IPV4), List.of(MAC, MAC));

    @Test
    void containsItsAddressesAndNoOthers() {
        assertThat(addresses.contains(IPV4.high(), IPV4.low())).isTrue();
        assertThat(addresses.contains(IPV6.high(), IPV6.low())).isTrue();
        assertThat(addresses.contains(0, IPV4.low())).isFalse();
        assertThat(addresses.contains(IPV6.high(), 2)).isFalse();
        assertThat(addresses.containsMac(MAC)).isTrue();
        assertThat(addresses.containsMac(MacAddress.NONE)).isFalse();
    }

    /** Which a host that balances load has. */
    @Test
    void findsEachOfThousands() {
        List<IpAddress> many = IntStream.range(0, 5000)
                .mapToObj(i -> i % 2 == 0 ? IpAddress.ipv4(0xc633_0000 + i) : new IpAddress(0x2001_0db8_0000_0000L, i))
                .toList();
        LocalAddresses all = new LocalAddresses(many, List.of());

        assertThat(many).allMatch(address -> all.contains(address.high(), address.low()));
        assertThat(IntStream.range(5000, 10_000))
                .noneMatch(i ->
                        all.contains(IpAddress.IPV4_HIGH, 0xc633_0000L + i) || all.contains(0x2001_0db8_0000_0000L, i));
    }

    /** As a kernel does with 127.0.0.1/8, for which no other address of that network has to be configured. */
    @Test
    void containsAllOfLoopbackWithOneAddressOfIt() {
        IpAddress resolver = IpAddress.parse("127.0.0.53");

        assertThat(addresses.contains(resolver.high(), resolver.low())).isFalse();
        assertThat(new LocalAddresses(List.of(IpAddress.parse("127.0.0.1")), List.of())
                        .contains(resolver.high(), resolver.low()))
                .isTrue();
    }

    @Test
    void isUnknownOnlyWithoutAnyAddress() {
        assertThat(LocalAddresses.UNKNOWN.isUnknown()).isTrue();
        assertThat(LocalAddresses.UNKNOWN.contains(0, 0)).isFalse();
        assertThat(addresses.isUnknown()).isFalse();
        assertThat(new LocalAddresses(List.of(), List.of(MAC)).isUnknown()).isFalse();
    }

    @Test
    void equalsTheSameAddressesReadAgain() {
        LocalAddresses again = new LocalAddresses(List.of(IPV4, IPV6), List.of(MAC));

        assertThat(addresses).isEqualTo(again).hasSameHashCodeAs(again);
        assertThat(addresses).isNotEqualTo(new LocalAddresses(List.of(IPV4), List.of(MAC)));
        assertThat(addresses).isNotEqualTo(new LocalAddresses(List.of(IPV4, IPV6), List.of()));
    }
}
