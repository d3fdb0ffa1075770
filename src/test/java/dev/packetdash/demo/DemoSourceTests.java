package dev.packetdash.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.capture.LiveTraffic;
import dev.packetdash.net.Frame;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.Replay;
import dev.packetdash.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSourceTests {
    private static final long START = 1_790_000_000_000_000_000L;

    private final FrameRing ring = new FrameRing(1 << 20, 1024);
    private final Frame frame = new Frame();
    private long now = START;

    @Test
    void makesSomeHundredPacketsASecondInOrder() {
        try (DemoSource source = new DemoSource(LiveTraffic.SETTINGS, () -> now)) {
            long last = START;
            for (int second = 0; second < 60; second++) {
                now += Duration.ofSeconds(1).toNanos();
                long before = source.status().statistics().delivered();
                while (source.next(ring, frame) == FrameSource.Next.FRAME) {
                    assertThat(frame.timestampNanos()).isBetween(last, now);
                    assertThat(frame.capturedLength()).isEqualTo(Math.min(256, frame.wireLength()));
                    last = frame.timestampNanos();
                }
                assertThat(source.status().statistics().delivered() - before).isBetween(250L, 700L);
            }
            assertThat(source.status().statistics().unaccounted()).isZero();
            assertThat(source.status().kind()).isEqualTo(CaptureStatus.Kind.DEMO);
        }
    }

    @Test
    void leavesAGapWhereTheProcessStoodStill() {
        try (DemoSource source = new DemoSource(LiveTraffic.SETTINGS, () -> now)) {
            now += Duration.ofHours(1).toNanos();
            while (source.next(ring, frame) == FrameSource.Next.FRAME) {
                assertThat(frame.timestampNanos())
                        .isGreaterThan(now - Duration.ofSeconds(6).toNanos());
            }
            assertThat(source.status().statistics().delivered()).isBetween(1000L, 4000L);
        }
    }

    @Test
    void makesTheSameTrafficAgain() {
        assertThat(frames(5)).usingElementComparator(java.util.Arrays::compare).containsExactlyElementsOf(frames(5));
    }

    @Test
    void hasNothingMalformed(@TempDir Path directory) throws Exception {
        Tools.require("tshark");
        Path file = directory.resolve("demo.pcap");
        Files.write(file, Replay.pcap(frames(60)));

        assertThat(tshark(file, "_ws.malformed || _ws.expert.severity >= warning"))
                .isEmpty();
        assertThat(tshark(file, "ip.checksum.status == 0 || tcp.checksum.status == 0 || udp.checksum.status == 0"))
                .isEmpty();
        for (String kind : List.of(
                "tcp && ipv6",
                "http",
                "tls",
                "dns.a",
                "ntp",
                "arp.opcode == 2",
                "vlan && syslog",
                "icmp.type == 0 && ip.reassembled.length == 2008")) {
            assertThat(tshark(file, kind)).as(kind).isNotEmpty();
        }
        assertThat(tshark(file, "ip.src == 203.0.113.66").lines()).hasSize(24);
        assertThat(tshark(file, "ip.dst == 203.0.113.66")).isEmpty();
    }

    private static String tshark(Path file, String filter) {
        return Namespaces.run(
                "sh",
                "-c",
                "exec tshark -n -r \"$0\" -o ip.check_checksum:TRUE -o tcp.check_checksum:TRUE -o udp.check_checksum:TRUE -Y \"$1\" 2>/dev/null",
                file.toString(),
                filter);
    }

    private static List<byte[]> frames(int seconds) {
        DemoTraffic traffic = new DemoTraffic(1, START);
        List<byte[]> frames = new ArrayList<>();
        for (int second = 1; second <= seconds; second++) {
            long now = START + Duration.ofSeconds(second).toNanos();
            for (var next = traffic.next(now); next != null; next = traffic.next(now)) {
                frames.add(next.frame());
            }
        }
        return frames;
    }
}
