package dev.packetdash.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.testing.PacketBytes;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Counting common packets by their kind adds up to what counting each by itself does. */
class FastPathCountersTests {
    private static final List<String> ADDRESSES =
            List.of("198.51.100.1", "198.51.100.2", "203.0.113.5", "255.255.255.255");
    private static final int[] SIZES = {42, 60, 64, 65, 1518, 1519, 2048, 2049, 9018, 9019, 65_536, 70_000};

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary packet = new PacketSummary();
    private final PacketCounters oneByOne = new PacketCounters();
    private final PacketCounters counters = new PacketCounters();
    private final LayerPaths pathsOneByOne = new LayerPaths();
    private final LayerPaths paths = new LayerPaths();
    private final FastPathCounters common = new FastPathCounters();
    private int counted;

    @Test
    void addsUpToTheSame() {
        decoder.localAddresses(new LocalAddresses(List.of(IpAddress.parse(ADDRESSES.getFirst())), Set.of()));
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = bytes(random);
            int wire = SIZES[random.nextInt(SIZES.length)];
            decoder.decode(new Frame().set(bytes, 0, bytes.length, wire, LinkType.ETHERNET, i), packet);
            count();
            if (random.nextInt(1000) == 0) {
                common.drain(this::add);
            }
        }
        common.drain(this::add);

        assertThat(counters).usingRecursiveComparison().isEqualTo(oneByOne);
        assertThat(paths.volumes()).isEqualTo(pathsOneByOne.volumes());
        assertThat(counted).as("packets of common kinds").isBetween(50_000, 95_000);
    }

    private void count() {
        oneByOne.add(packet, 1, packet.wireLength());
        pathsOneByOne.add(packet, 1, packet.wireLength());
        if (common.add(packet)) {
            counted++;
        } else {
            add(packet, 1, packet.wireLength());
        }
    }

    private void add(PacketSummary example, long packets, long bytes) {
        counters.add(example, packets, bytes);
        paths.add(example, packets, bytes);
    }

    private static byte[] bytes(Random random) {
        PacketBytes packet = PacketBytes.ethernet();
        for (int tags = random.nextInt(9) / 4; tags > 0; tags--) {
            packet.vlan(5);
        }
        if (random.nextBoolean()) {
            packet.ipv6("2001:db8::1", "2001:db8::2");
        } else {
            packet.ipv4(address(random), address(random));
        }
        switch (random.nextInt(5)) {
            case 0 -> packet.udp(1, random.nextInt(8) == 0 ? 4789 : 53).payload(20);
            case 1 -> packet.icmp(8, 0);
            default -> packet.tcp(1, 2, random.nextInt(256)).payload(random.nextInt(3));
        }
        return packet.bytes();
    }

    private static String address(Random random) {
        return ADDRESSES.get(random.nextInt(ADDRESSES.size()));
    }
}
