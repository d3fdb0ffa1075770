package dev.packetdash.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.MacAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvolvedTests {
    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary packet = new PacketSummary();

    private boolean isIn(DetectorKind kind, String source, String target, PacketBytes bytes) {
        decoder.decode(bytes.frame(), packet);
        return new Involved(new Subject(kind, "", Party.parse(source), Party.parse(target), 0)).in(packet);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, 198.51.100.1, true",
        "198.51.100.1, 203.0.113.5, true",
        "203.0.113.5, 198.51.100.2, false",
        "many, 198.51.100.1, true",
        "many, 198.51.100.2, false",
        "203.0.113.0/24, 198.51.100.1, true",
        "203.0.113.128/25, 198.51.100.1, false",
        "203.0.113.5, example.com, true",
        "many, many, true",
        "2001:db8::1, many, false"
    })
    void isBetweenTheParties(String source, String target, boolean involved) {
        PacketBytes bytes =
                PacketBytes.ethernet().ipv4("203.0.113.5", "198.51.100.1").tcp(40000, 22, TcpFlags.SYN);

        assertThat(isIn(DetectorKind.PORT_SCAN, source, target, bytes)).isEqualTo(involved);
    }

    @Test
    void ofASpoofedAddressItIsTheClaims() {
        PacketBytes claim = PacketBytes.ethernet().arp(2, "198.51.100.1", "198.51.100.7");
        PacketBytes traffic =
                PacketBytes.ethernet().ipv4("198.51.100.1", "198.51.100.7").tcp(40000, 22, TcpFlags.SYN);

        assertThat(isIn(DetectorKind.ARP_SPOOF, "198.51.100.66", "198.51.100.1", claim))
                .isTrue();
        assertThat(isIn(DetectorKind.ARP_SPOOF, "198.51.100.66", "198.51.100.2", claim))
                .isFalse();
        assertThat(isIn(DetectorKind.ARP_SPOOF, "198.51.100.66", "198.51.100.1", traffic))
                .isFalse();
    }

    @Test
    void aStationIsKnownByItsFrames() {
        PacketBytes bytes =
                PacketBytes.ethernet().ipv4("192.0.2.1", "192.0.2.2").udp(1, 2);
        String station = MacAddress.text(bytes.frame().u48(6));

        assertThat(isIn(DetectorKind.ARP_SPOOF, station, "198.51.100.1", bytes)).isTrue();
        assertThat(isIn(DetectorKind.ARP_SPOOF, "02:00:5e:00:53:99", "198.51.100.1", bytes))
                .isFalse();
    }
}
