package dev.packetdash.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.LayerDetail;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketDescriptionTests {
    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    @Test
    void listsLayersFromTheOutsideIn() {
        List<LayerDetail> layers = describe(PacketBytes.ethernet()
                .vlan(5)
                .ipv6("2001:db8::1", "2001:db8::2")
                .extension(IpProtocol.HOP_BY_HOP, 8)
                .fragment(0, true)
                .udp(1, 2));

        assertThat(layers)
                .extracting(LayerDetail::name)
                .containsExactly("eth", "vlan", "ipv6", "ipv6.hopopts", "ipv6.fraghdr", "udp");
        assertThat(layers).extracting(LayerDetail::offset).containsExactly(0, 14, 18, 58, 66, 74);
        assertThat(layers).extracting(LayerDetail::length).containsExactly(14, 4, 40, 8, 8, 8);
        assertThat(layers.get(1).fields()).containsEntry("vlanId", "5").containsEntry("etherType", "0x86dd (IPv6)");
        assertThat(layers.get(3).fields()).containsEntry("options", "padN");
    }

    @Test
    void listsFieldsInTheOrderOfTheHeader() {
        byte[] options = HexFormat.of().parseHex("020405b40402080a0000000100000000" + "01030307");
        List<LayerDetail> layers = describe(
                PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2").tcp(1234, 443, TcpFlags.SYN, options));

        assertThat(layers.get(0).fields().toString())
                .isEqualTo("{destination=02:00:00:00:00:02, source=02:00:00:00:00:01, etherType=0x0800 (IPv4)}");
        assertThat(layers.get(1).fields())
                .containsEntry("totalLength", "60")
                .containsEntry("protocol", "6 (TCP)")
                .containsEntry("source", "198.51.100.1")
                .doesNotContainKey("options");
        assertThat(layers.get(2).fields().keySet())
                .containsExactly(
                        "sourcePort",
                        "destinationPort",
                        "sequence",
                        "acknowledgment",
                        "headerLength",
                        "flags",
                        "windowSize",
                        "checksum",
                        "urgentPointer",
                        "options");
        assertThat(layers.get(2).fields())
                .containsEntry("flags", "SYN")
                .containsEntry("options", "mss, sackPermitted, timestamps, nop, windowScale");
    }

    @Test
    void describesArpAndIcmpByMeaning() {
        assertThat(describe(PacketBytes.ethernet().arp(1, "0.0.0.0", "198.51.100.2"))
                        .get(1)
                        .fields())
                .containsEntry("operation", "1 (probe)")
                .containsEntry("senderMac", "02:00:00:00:00:01")
                .containsEntry("targetAddress", "198.51.100.2");
        assertThat(describe(PacketBytes.sll(4)
                                .ipv4("198.51.100.1", "203.0.113.2")
                                .icmp(8, 0))
                        .get(2)
                        .fields())
                .containsEntry("type", "8 (echo_request)")
                .containsEntry("sequence", "0");
    }

    @Test
    void showsTheFixedPartOfACutHeader() {
        Frame frame = PacketBytes.raw()
                .ipv4("198.51.100.1", "203.0.113.2")
                .tcp(1, 2, TcpFlags.SYN, new byte[20])
                .frame(45);
        decoder.decode(frame, summary);

        assertThat(PacketDescription.of(summary))
                .extracting(LayerDetail::name, LayerDetail::length)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ip", 20), org.assertj.core.groups.Tuple.tuple("tcp", 20));
    }

    private List<LayerDetail> describe(PacketBytes packet) {
        Frame frame = packet.frame();
        decoder.decode(frame, summary);
        return PacketDescription.of(summary);
    }
}
