package dev.packetdash.capture;

import static dev.packetdash.testing.Replay.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.FrameSource.Next;
import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.PacketBytes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The kernel shares the packets of a real cable out among readers. */
class FanoutTests {
    private static final int PAIRS = 64;
    private static final int ETHERNET_LENGTH = 14;
    private static final int HOP_LIMIT = 7;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @AutoClose
    private Namespaces network;

    @BeforeEach
    void layCable() {
        network = Namespaces.quiet();
    }

    /**
     * Both ways, with ports and without, in tunnels and fragments, tagged once and twice: a pair's number is in its
     * last byte.
     */
    private static Stream<PacketBytes> between(int pair) {
        String left = "198.51.100." + pair;
        String right = "203.0.113." + pair;
        String left6 = "2001:db8::1:" + Integer.toHexString(pair);
        String right6 = "2001:db8::2:" + Integer.toHexString(pair);
        return Stream.of(
                PacketBytes.ethernet().ipv4(left, right).tcp(40000 + pair, 443, 2),
                PacketBytes.ethernet().ipv4(right, left).tcp(443, 40000 + pair, 18),
                PacketBytes.ethernet().ipv4(right, left).icmp(3, 1),
                PacketBytes.ethernet()
                        .ipv4(left, right)
                        .fragment(0, true)
                        .udp(7, 8)
                        .payload(64),
                PacketBytes.ethernet().ipv4(left, right).fragment(72, false).payload(64),
                PacketBytes.ethernet().vlan(7).ipv4(right, left).udp(7, 8),
                PacketBytes.ethernet()
                        .vlan(EtherType.QINQ, 7)
                        .vlan(8)
                        .ipv4(left, right)
                        .udp(7, 8),
                PacketBytes.ethernet().ipv6(left6, right6).udp(7, 8),
                PacketBytes.ethernet()
                        .vlan(EtherType.QINQ, 7)
                        .vlan(8)
                        .ipv6(right6, left6)
                        .udp(8, 7));
    }

    private static List<byte[]> betweenAllPairs() {
        return IntStream.range(1, PAIRS)
                .boxed()
                .flatMap(FanoutTests::between)
                .map(PacketBytes::bytes)
                .toList();
    }

    @Test
    void givesEachPairOfAddressesToOneReader() throws Exception {
        List<byte[]> frames = betweenAllPairs();
        List<Map<String, Integer>> seen = read(3, frames, 10);

        assertThat(seen).noneMatch(Map::isEmpty);
        Map<String, Integer> all = new HashMap<>();
        seen.forEach(pairs -> pairs.forEach((pair, packets) ->
                assertThat(all.put(pair, packets)).as("%s at two readers", pair).isNull()));
        assertThat(all).hasSize(2 * (PAIRS - 1));
        assertThat(all.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10 * frames.size());
    }

    @Test
    void givesTheFirstReaderWhatHasNoPair() throws Exception {
        byte[] discovery = PacketBytes.ethernet()
                .ipv6("2001:db8::9", "2001:db8::77")
                .advertisement(true, 0x0200_5e00_5301L, "2001:db8::9")
                .bytes();
        discovery[ETHERNET_LENGTH + HOP_LIMIT] = (byte) 255;
        List<byte[]> frames = List.of(
                PacketBytes.ethernet()
                        .arp(2, "203.0.113.9", "203.0.113.77")
                        .padding(18)
                        .bytes(),
                PacketBytes.ethernet().follow(0x88b5).payload(50).bytes(),
                discovery);

        assertThat(read(2, frames, 10))
                .satisfiesExactly(
                        first -> assertThat(first.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum())
                                .isEqualTo(30),
                        second -> assertThat(second).isEmpty());
    }

    @Test
    void sharesWhatAllInterfacesHear() throws Exception {
        List<byte[]> frames = IntStream.range(1, PAIRS)
                .mapToObj(pair -> PacketBytes.ethernet()
                        .ipv4("203.0.113." + pair, Namespaces.NEAR_ADDRESS)
                        .udp(7777, 7778)
                        .bytes())
                .toList();
        List<FrameSource> sources =
                LiveCapture.readers(() -> "any", LiveTraffic.settings("udp dst port 7778", 2, DataSize.ofMegabytes(8)));
        try {
            awaitAll(sources, true);
            assertThat(exchange(sources, frames, 10)).noneMatch(Map::isEmpty);
            assertThat(sources.stream()
                            .mapToLong(source -> source.status().statistics().received())
                            .sum())
                    .isEqualTo(10L * frames.size());
        } finally {
            sources.forEach(FrameSource::close);
        }
    }

    /** The first to come back finds those that are not yet gone, or nobody. */
    @Test
    void shareAgainAfterTheInterfaceWasGone() throws Exception {
        List<byte[]> frames = betweenAllPairs();
        List<FrameSource> sources = LiveCapture.readers(network::nearInterface, LiveTraffic.settings(2));
        try {
            awaitAll(sources, true);
            network.deleteCable();
            awaitAll(sources, false);
            network.makeCable();
            awaitAll(sources, true);

            List<Map<String, Integer>> seen = exchange(sources, frames, 1);
            assertThat(seen).noneMatch(Map::isEmpty);
            assertThat(count(seen)).isEqualTo(frames.size());
        } finally {
            sources.forEach(FrameSource::close);
        }
    }

    private static void awaitAll(List<FrameSource> sources, boolean up) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!sources.stream().allMatch(source -> source.status().up() == up) && System.nanoTime() < end) {
            for (FrameSource source : sources) {
                read(source, new HashMap<>());
                source.await(Duration.ofMillis(50));
            }
        }
        assertThat(sources).allMatch(source -> source.status().up() == up);
    }

    /** What each of so many readers has seen: packets by pair. */
    private List<Map<String, Integer>> read(int readers, List<byte[]> frames, int rounds) throws Exception {
        List<FrameSource> sources = LiveCapture.readers(network::nearInterface, LiveTraffic.settings(readers));
        try {
            awaitAll(sources, true);
            return exchange(sources, frames, rounds);
        } finally {
            sources.forEach(FrameSource::close);
        }
    }

    private List<Map<String, Integer>> exchange(List<FrameSource> sources, List<byte[]> frames, int rounds)
            throws Exception {
        List<Map<String, Integer>> seen = sources.stream()
                .<Map<String, Integer>>map(source -> new HashMap<>())
                .toList();
        send(network, frames, rounds, 20_000);
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (count(seen) < (long) rounds * frames.size() && System.nanoTime() < end) {
            for (int i = 0; i < sources.size(); i++) {
                read(sources.get(i), seen.get(i));
            }
            Thread.sleep(10);
        }
        assertThat(sources)
                .allSatisfy(source ->
                        assertThat(source.status().statistics().unaccounted()).isZero());
        return seen;
    }

    private static long count(List<Map<String, Integer>> seen) {
        return seen.stream()
                .flatMap(pairs -> pairs.values().stream())
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static void read(FrameSource source, Map<String, Integer> pairs) throws CaptureException {
        FrameRing ring = new FrameRing(1 << 16, 1);
        Frame frame = new Frame();
        while (source.next(ring, frame) == Next.FRAME) {
            pairs.merge(pair(frame), 1, Integer::sum);
        }
    }

    /** Of a packet with addresses, on Ethernet. */
    private static String pair(Frame frame) {
        if (frame.linkType() != LinkType.ETHERNET) {
            return "any";
        }
        int offset = 12;
        while (frame.u16(offset) == EtherType.VLAN || frame.u16(offset) == EtherType.QINQ) {
            offset += 4;
        }
        return switch (frame.u16(offset)) {
            case EtherType.IPV4 -> "4-" + frame.u8(offset + 2 + 19);
            case EtherType.IPV6 -> "6-" + frame.u8(offset + 2 + 39);
            default -> "none";
        };
    }
}
