package dev.packetdash;

import static dev.packetdash.net.TcpFlags.ACK;
import static dev.packetdash.net.TcpFlags.RST;
import static dev.packetdash.net.TcpFlags.SYN;
import static dev.packetdash.testing.Namespaces.NEAR_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Replay;
import dev.packetdash.testing.RunningService;
import dev.packetdash.testing.Scrape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two readers of one interface say what one would. */
class LiveReadersTests {
    private static final int CLIENTS = 50;
    private static final int PORTS = 40;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @AutoClose
    private Namespaces network;

    @BeforeEach
    void layCable() {
        network = Namespaces.quiet();
    }

    private static Stream<PacketBytes> handshake(int client) {
        String address = "203.0.113." + client;
        return Stream.of(
                PacketBytes.ethernet()
                        .ipv4(address, NEAR_ADDRESS)
                        .tcp(40000, 443, SYN)
                        .numbered(1, 0),
                PacketBytes.ethernet()
                        .ipv4(NEAR_ADDRESS, address)
                        .tcp(443, 40000, SYN | ACK)
                        .numbered(7, 2),
                PacketBytes.ethernet()
                        .ipv4(address, NEAR_ADDRESS)
                        .tcp(40000, 443, ACK)
                        .numbered(2, 8));
    }

    private static Stream<PacketBytes> refusal(int port) {
        return Stream.of(
                PacketBytes.ethernet()
                        .ipv4("203.0.113.200", NEAR_ADDRESS)
                        .tcp(50000, port, SYN)
                        .numbered(1, 0),
                PacketBytes.ethernet()
                        .ipv4(NEAR_ADDRESS, "203.0.113.200")
                        .tcp(port, 50000, RST | ACK)
                        .numbered(0, 2));
    }

    @Test
    void countFlowsOnceAndFindWhatOneWouldFind() {
        List<byte[]> frames = Stream.concat(
                        IntStream.rangeClosed(1, CLIENTS).boxed().flatMap(LiveReadersTests::handshake),
                        IntStream.rangeClosed(1, PORTS).boxed().flatMap(LiveReadersTests::refusal))
                .map(PacketBytes::bytes)
                .toList();
        try (RunningService service =
                RunningService.capture(network.nearInterface(), "--packetdash.capture.readers=2")) {
            await().atMost(DEADLINE).until(() -> service.scrape().sum("packetdash_capture_up") == 1);
            Replay.send(network, frames, 1, 1000);
            await().atMost(DEADLINE).until(() -> service.scrape().sum("packetdash_packets_total") >= frames.size());
            await().atMost(DEADLINE).until(() -> service.scrape().sum("packetdash_alerts_active") > 0);
            Scrape scrape = service.scrape();

            assertThat(scrape.sum("packetdash_packets_total")).isEqualTo(frames.size());
            assertThat(scrape.sum("packetdash_flows_active") + scrape.sum("packetdash_flows_evicted_total"))
                    .isEqualTo(CLIENTS + PORTS);
            assertThat(outcomes(scrape)).isEqualTo(Map.of("completed", (double) CLIENTS, "refused", (double) PORTS));
            assertThat(scrape.nonZero("packetdash_alerts_active").keySet())
                    .singleElement()
                    .asString()
                    .contains("port_scan");
            assertThat(service.json("/api/v1/packets?limit=1000").findValuesAsString("id"))
                    .doesNotHaveDuplicates()
                    .hasSize(frames.size());
        }
    }

    private static Map<String, Double> outcomes(Scrape scrape) {
        return scrape.nonZero("packetdash_tcp_handshakes_total").entrySet().stream()
                .collect(Collectors.toMap(
                        series -> series.getKey().replaceAll(".*outcome=\"([^\"]*)\".*", "$1"), Map.Entry::getValue));
    }
}
