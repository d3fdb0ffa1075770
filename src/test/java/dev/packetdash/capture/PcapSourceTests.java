package dev.packetdash.capture;

import static dev.packetdash.capture.LiveTraffic.SETTINGS;
import static dev.packetdash.capture.LiveTraffic.datagram;
import static dev.packetdash.capture.LiveTraffic.readUntil;
import static dev.packetdash.capture.LiveTraffic.settings;
import static dev.packetdash.testing.Replay.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import dev.packetdash.testing.Namespaces;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Real packets over a cable of the test's own, with the kernel's counts to the last packet. */
class PcapSourceTests {
    @AutoClose
    private static Namespaces network;

    @BeforeAll
    static void layCable() {
        network = Namespaces.quiet();
    }

    @Test
    void deliversEveryPacketOnce() throws Exception {
        try (FrameSource source = LiveCapture.open(network.nearInterface(), SETTINGS)) {
            send(network, List.of(datagram(53, 100, 1), datagram(443, 1000, 2)), 5_000, 50_000);

            assertThat(readUntil(source, 10_000))
                    .isEqualTo(new CaptureStatistics(10_000, 0, 0, 10_000, 5_000 * (100 + 256)));
        }
    }

    @Test
    void pointsAtTheFrameAndTruncatesIt() throws Exception {
        try (FrameSource source = LiveCapture.open(network.nearInterface(), SETTINGS)) {
            long before = System.currentTimeMillis();
            byte[] sent = datagram(443, 1000, 7);
            send(network, List.of(sent), 1, 1000);
            FrameRing ring = new FrameRing(1 << 16, 16);
            Frame frame = new Frame();
            source.await(Duration.ofSeconds(5));

            assertThat(source.next(ring, frame)).isEqualTo(FrameSource.Next.FRAME);
            assertThat(frame.copy(frame.capturedLength())).isEqualTo(java.util.Arrays.copyOf(sent, 256));
            assertThat(frame.wireLength()).isEqualTo(1000);
            assertThat(frame.timestampNanos() / 1_000_000).isBetween(before, System.currentTimeMillis());
            assertThat(source.next(ring, frame)).isEqualTo(FrameSource.Next.NOTHING_YET);
        }
    }

    @Test
    void balancesWithAFilterUnderTraffic() throws Exception {
        Process noise = network.start("ping", "-f", "-i", "0.002", Namespaces.NEAR_ADDRESS);
        try (FrameSource source =
                LiveCapture.open(network.nearInterface(), settings("udp dst port 53", DataSize.ofMegabytes(8)))) {
            send(network, List.of(datagram(53, 100, 1), datagram(443, 100, 1)), 5_000, 50_000);

            assertThat(readUntil(source, 5_000)).isEqualTo(new CaptureStatistics(5_000, 0, 0, 5_000, 500_000));
        } finally {
            noise.destroy();
            noise.waitFor();
        }
    }

    /** libpcap would filter the first packets again, by their truncated copies, and find nothing at byte 600. */
    @Test
    void balancesWithAFilterThatLooksBeyondTheSnapshotLength() throws Exception {
        try (FrameSource source =
                LiveCapture.open(network.nearInterface(), settings("ether[600] == 7", DataSize.ofMegabytes(8)))) {
            send(network, List.of(datagram(53, 1000, 7), datagram(53, 1000, 8)), 100, 10_000);

            assertThat(readUntil(source, 100)).isEqualTo(new CaptureStatistics(100, 0, 0, 100, 25_600));
        }
    }

    @Test
    void balancesWherePacketsAreLost() throws Exception {
        try (FrameSource source =
                LiveCapture.open(network.nearInterface(), settings("udp", DataSize.ofKilobytes(64)))) {
            send(network, Collections.nCopies(100, datagram(53, 600, 1)), 200, 1_000_000);
            CaptureStatistics statistics = readUntil(source, 20_000);

            assertThat(statistics.received()).isEqualTo(20_000);
            assertThat(statistics.dropped()).isPositive();
            assertThat(statistics.delivered()).isPositive();
            assertThat(statistics.unaccounted()).isZero();
        }
    }

    /** In the far namespace, where nobody else's packets cross them. */
    @ParameterizedTest
    @CsvSource({"lo, 1", "any, 276"})
    void hearsLoopbackOnceAndBalances(String name, int linkType) throws Exception {
        network.exec("ip", "link", "set", "lo", "up");
        Process pings = network.start("ping", "-c", "200", "-i", "0.01", "127.0.0.1");
        try {
            String output = network.exec(Probe.command(List.of(), name, "icmp", 20));

            assertThat(output).contains("open, link type " + linkType);
            assertThat(output).containsPattern("received=(\\d+), dropped=0, interfaceDropped=0, delivered=\\1,");
        } finally {
            pings.destroy();
            pings.waitFor();
        }
    }
}
