package dev.packetdash.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerPathsTests {
    private final LayerPaths paths = new LayerPaths();
    private final Packets packets = new Packets();

    private void add(PacketBytes bytes) {
        PacketSummary packet = packets.of(0, bytes);
        paths.add(packet, 1, packet.wireLength());
    }

    @Test
    void countsEveryHeaderOnTheWay() {
        add(PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2").udp(1, 2).payload(8));
        add(PacketBytes.ethernet().vlan(5).ipv4("198.51.100.1", "203.0.113.2").udp(1, 2));
        add(PacketBytes.ethernet()
                .ipv4("198.51.100.1", "203.0.113.2")
                .fragment(8, false)
                .payload(16));

        assertThat(paths.volumes())
                .isEqualTo(Map.of(
                        "frame", new Volume(3, 146),
                        "eth", new Volume(3, 146),
                        "eth:ip", new Volume(2, 100),
                        "eth:ip:udp", new Volume(1, 50),
                        "eth:vlan", new Volume(1, 46),
                        "eth:vlan:ip", new Volume(1, 46),
                        "eth:vlan:ip:udp", new Volume(1, 46)));
    }

    /** More different stacks of tags than there is room for. */
    @Test
    void losesNoPacketWhereThereIsNoRoom() {
        for (int stack = 0; stack < 1 << 12; stack++) {
            PacketBytes packet = PacketBytes.ethernet().ipv6("2001:db8::1", "2001:db8::2");
            for (int bit = 0; bit < 12; bit++) {
                packet.extension((stack & 1 << bit) == 0 ? 0 : 60, 8);
            }
            add(packet);
        }

        assertThat(paths.volumes())
                .hasEntrySatisfying(
                        "eth:ipv6", volume -> assertThat(volume.packets()).isEqualTo(1 << 12));
        assertThat(paths.volumes()).hasSizeLessThanOrEqualTo(1024);
    }
}
