package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.net.MacAddress;
import dev.packetdash.testing.PacketBytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionFinderTests {
    private static final long OWN_MAC = PacketBytes.SOURCE_MAC;
    private static final long OTHER_MAC = PacketBytes.DESTINATION_MAC;
    private static final LocalAddresses OWN = new LocalAddresses(
            List.of(IpAddress.parse("198.51.100.1"), IpAddress.parse("198.51.100.2"), IpAddress.parse("2001:db8::1")),
            List.of(OWN_MAC));

    private final PacketDecoder decoder = new PacketDecoder();

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 198.51.100.2, LOCAL",
        "198.51.100.1, 203.0.113.5, OUT",
        "198.51.100.1, 224.0.0.251, OUT",
        "203.0.113.5, 198.51.100.1, IN",
        "203.0.113.5, 203.0.113.6, TRANSIT",
    })
    void asksTheIpAddressesFirst(String source, String destination, Direction expected) {
        decoder.localAddresses(OWN);

        assertThat(direction(PacketBytes.ethernet().ipv4(source, destination).udp(1, 2)))
                .isEqualTo(expected);
    }

    @Test
    void asksTheAddressesOfIpv6Likewise() {
        decoder.localAddresses(OWN);

        assertThat(direction(PacketBytes.ethernet()
                        .ipv6("2001:db8::1", "2001:db8::9")
                        .udp(1, 2)))
                .isEqualTo(Direction.OUT);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, 224.0.0.251, 0x020000000001, 0x01005e0000fb, OUT",
        "203.0.113.5, 224.0.0.251, 0x020000000002, 0x01005e0000fb, IN",
        "203.0.113.5, 203.0.113.255, 0x020000000002, 0xffffffffffff, IN",
        "0.0.0.0, 255.255.255.255, 0x020000000001, 0xffffffffffff, OUT",
        "0.0.0.0, 203.0.113.6, 0x020000000002, 0x020000000003, TRANSIT",
    })
    void asksTheMacAddressesWhereIpLeavesItOpen(
            String source, String destination, String sourceMac, String destinationMac, Direction expected) {
        decoder.localAddresses(OWN);
        PacketBytes packet = PacketBytes.ethernet(Long.decode(sourceMac), Long.decode(destinationMac));

        assertThat(direction(packet.ipv4(source, destination).udp(1, 2))).isEqualTo(expected);
    }

    @Test
    void asksTheMacAddressesOfPacketsWithoutIp() {
        decoder.localAddresses(OWN);

        assertThat(arp(OWN_MAC, OTHER_MAC)).isEqualTo(Direction.OUT);
        assertThat(arp(OTHER_MAC, OWN_MAC)).isEqualTo(Direction.IN);
        assertThat(arp(OTHER_MAC, MacAddress.BROADCAST)).isEqualTo(Direction.IN);
        assertThat(arp(OTHER_MAC, OTHER_MAC)).isEqualTo(Direction.TRANSIT);
    }

    @ParameterizedTest
    @CsvSource({"0, IN", "1, IN", "2, IN", "3, TRANSIT", "4, OUT", "5, UNKNOWN"})
    void asksThePacketTypeOfCookedLinks(int packetType, Direction expected) {
        assertThat(direction(PacketBytes.sll(packetType).arp(1, "203.0.113.5", "203.0.113.6")))
                .isEqualTo(expected);
        assertThat(direction(PacketBytes.sll2(packetType)
                        .ipv4("203.0.113.5", "203.0.113.6")
                        .udp(1, 2)))
                .isEqualTo(expected);
    }

    @Test
    void prefersOwnAddressesToThePacketType() {
        decoder.localAddresses(OWN);

        assertThat(direction(
                        PacketBytes.sll(4).ipv4("198.51.100.1", "198.51.100.2").udp(1, 2)))
                .isEqualTo(Direction.LOCAL);
        assertThat(direction(
                        PacketBytes.sll(0).ipv4("203.0.113.5", "203.0.113.6").udp(1, 2)))
                .isEqualTo(Direction.TRANSIT);
        assertThat(direction(
                        PacketBytes.sll(4).ipv4("203.0.113.5", "224.0.0.251").udp(1, 2)))
                .isEqualTo(Direction.OUT);
    }

    @Test
    void takesGroupPacketsForReceivedWhereTheLinkHasNoAddresses() {
        decoder.localAddresses(OWN);

        assertThat(direction(
                        PacketBytes.raw().ipv4("203.0.113.5", "224.0.0.251").udp(1, 2)))
                .isEqualTo(Direction.IN);
        assertThat(direction(
                        PacketBytes.raw().ipv4("203.0.113.5", "203.0.113.6").udp(1, 2)))
                .isEqualTo(Direction.TRANSIT);
    }

    @Test
    void knowsNothingWithoutOwnAddresses() {
        assertThat(direction(PacketBytes.ethernet()
                        .ipv4("198.51.100.1", "203.0.113.5")
                        .udp(1, 2)))
                .isEqualTo(Direction.UNKNOWN);
        assertThat(arp(OWN_MAC, OTHER_MAC)).isEqualTo(Direction.UNKNOWN);
    }

    private Direction arp(long source, long destination) {
        return direction(PacketBytes.ethernet(source, destination).arp(1, "203.0.113.5", "203.0.113.6"));
    }

    private Direction direction(PacketBytes packet) {
        PacketSummary summary = new PacketSummary();
        decoder.decode(packet.frame(), summary);
        return summary.direction();
    }
}
