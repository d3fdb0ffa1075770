package dev.packetdash.report;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it lets through is in {@link RecentPacketsTests}. */
class PacketFilterTests {
    @ParameterizedTest
    @ValueSource(strings = {"", "http", "TCP"})
    void refusesUnknownProtocolsAndListsThem(String protocol) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PacketFilter(protocol, null, null, null, null))
                .withMessageStartingWith("protocol = " + protocol + ": must be one of tcp, udp, icmp, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "443", "198.51.100.0/24"})
    void refusesWhatIsNoAddress(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PacketFilter(null, address, null, null, null))
                .withMessage("address = " + address + ": must be an IPv4 or IPv6 address");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void refusesPortsOutOfBounds(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PacketFilter(null, null, port, null, null))
                .withMessage("port = " + port + ": must be 0 to 65535");
    }

    @Test
    void refusesUnknownFlagsAndListsThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PacketFilter(null, null, null, null, "SYN,ACKK"))
                .withMessage("no TCP flag is named 'ACKK'; there are FIN, SYN, RST, PSH, ACK, URG, ECE, CWR");
    }
}
