package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Replay;
import dev.packetdash.testing.RunningService;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same packets give the same alerts, lived through or replayed. */
class LiveAlertsTests {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String SCANNER = "203.0.113.66";
    private static final String TARGET = "198.51.100.50";
    private static final int PORTS = 40;

    @TempDir
    Path directory;

    private static List<byte[]> scan() {
        List<byte[]> frames = new ArrayList<>();
        for (int port = 1; port <= PORTS; port++) {
            frames.add(PacketBytes.ethernet()
                    .ipv4(SCANNER, TARGET)
                    .tcp(40_000, port, TcpFlags.SYN)
                    .bytes());
            frames.add(PacketBytes.ethernet()
                    .ipv4(TARGET, SCANNER)
                    .tcp(port, 40_000, TcpFlags.RST | TcpFlags.ACK)
                    .bytes());
        }
        return frames;
    }

    @Test
    void replayedPacketsGiveTheSameAlerts() throws IOException {
        Path file = directory.resolve("lived.pcapng");
        try (Namespaces network = Namespaces.quiet();
                RunningService service = RunningService.capture(network.nearInterface())) {
            await().atMost(DEADLINE)
                    .until(() ->
                            !service.scrape().nonZero("packetdash_capture_up").isEmpty());
            Replay.send(network, scan(), 1, 200);
            await().atMost(DEADLINE)
                    .untilAsserted(() -> assertThat(
                                    service.json("/api/v1/packets?limit=1000").get("packets"))
                            .hasSizeGreaterThanOrEqualTo(2 * PORTS));
            try (InputStream packets = URI.create(service.url("/api/v1/packets.pcapng?limit=1000"))
                    .toURL()
                    .openStream()) {
                Files.copy(packets, file);
            }

            Shell replayed = Shell.run("backtest", "--json", "-r", file.toString());
            List<String> expected = alerts(JsonMapper.shared().readTree(replayed.out()));
            assertThat(expected).hasSize(1).first().asString().contains("port_scan", SCANNER, TARGET);
            await().atMost(DEADLINE)
                    .untilAsserted(() ->
                            assertThat(alerts(service.json("/api/v1/alerts"))).isEqualTo(expected));
        }
    }

    /**
     * What both documents say of an alert, to the nanosecond; the margin to the hundredth, which is what backtest
     * prints.
     */
    private static List<String> alerts(JsonNode document) {
        return StreamSupport.stream(document.get("alerts").spliterator(), false)
                .map(alert -> String.join(
                        " ",
                        alert.get("detector").asString(),
                        alert.get("subtype").asString(),
                        alert.get("severity").asString(),
                        alert.get("source").asString(),
                        alert.get("target").asString(),
                        alert.get("start").asString(),
                        "%.2f".formatted(alert.get("margin").asDouble())))
                .toList();
    }
}
