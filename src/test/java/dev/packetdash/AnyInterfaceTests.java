package dev.packetdash;

import static dev.packetdash.testing.Namespaces.NEAR_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.report.SharedPacketsCheck;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.RunningService;
import dev.packetdash.testing.Scrape;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A capture of all interfaces on a host whose cable is the port of a bridge: every packet crosses both. */
class AnyInterfaceTests {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 10;
    private static final int BYTES = 1 << 20;

    @AutoClose
    private Namespaces network;

    private String bridge = "";

    @BeforeEach
    void makeBridge() {
        network = Namespaces.quiet();
        bridge = network.nearInterface() + "b";
        Namespaces.run("ip", "link", "add", bridge, "type", "bridge");
        Namespaces.run("ip", "addr", "flush", "dev", network.nearInterface());
        Namespaces.run("ip", "addr", "add", NEAR_ADDRESS + "/24", "dev", bridge);
        Namespaces.run("ip", "link", "set", bridge, "up");
        Namespaces.run("ip", "link", "set", network.nearInterface(), "master", bridge);
    }

    @AfterEach
    void deleteBridge() {
        Namespaces.run("ip", "link", "del", bridge);
    }

    @Test
    void countsEachPacketOnceAnInterfaceAndFollowsItOnce() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(NEAR_ADDRESS));
                RunningService service = RunningService.capture(
                        "any," + bridge, "--packetdash.capture.filter=tcp port " + server.getLocalPort())) {
            await().atMost(DEADLINE).until(() -> service.scrape().sum("packetdash_capture_up") == 2);
            server.setSoTimeout(Math.toIntExact(DEADLINE.toMillis()));
            for (int i = 0; i < CONNECTIONS; i++) {
                Process client =
                        network.start("bash", "-c", "cat < /dev/tcp/" + NEAR_ADDRESS + "/" + server.getLocalPort());
                send(server);
                client.waitFor();
            }
            await().atMost(DEADLINE).untilAsserted(() -> assertCountedTwiceAndFollowedOnce(service.scrape()));
        }
    }

    private void assertCountedTwiceAndFollowedOnce(Scrape scrape) {
        assertThat(sum(scrape, "tcp_handshakes_total", bridge)).isEqualTo(CONNECTIONS);
        assertThat(sum(scrape, "packets_total", "any")).isEqualTo(2 * sum(scrape, "packets_total", bridge));
        assertThat(sum(scrape, "bytes_total", "any")).isEqualTo(2 * sum(scrape, "bytes_total", bridge));
        for (String family : new String[] {
            "tcp_handshakes_total", "tcp_retransmissions_total", "tcp_out_of_order_total", "tcp_resets_total"
        }) {
            assertThat(series(scrape, family, "any")).isEqualTo(series(scrape, family, bridge));
        }
        assertThat(scrape.nonZero("packetdash_books_difference_packets")).isEmpty();
    }

    @Test
    void saysWhichInterfacesCarryTheSamePackets() {
        NetworkInterfaces machine = NetworkInterfaces.ofThisMachine();
        String pair = network.nearInterface() + " (port of bridge " + bridge + ")";

        assertThat(SharedPacketsCheck.of(List.of(network.nearInterface(), bridge), machine))
                .hasValueSatisfying(check -> {
                    assertThat(check.passed()).isFalse();
                    assertThat(check.finding()).isEqualTo("seen twice: " + pair);
                    assertThat(check.remedy()).isNotBlank();
                });
        assertThat(SharedPacketsCheck.of(List.of("any"), machine))
                .hasValueSatisfying(check -> assertThat(check.passed()).isTrue());
        assertThat(SharedPacketsCheck.of(List.of("any", bridge), machine))
                .hasValueSatisfying(check -> assertThat(check.passed()).isFalse());
        assertThat(SharedPacketsCheck.of(List.of(bridge), machine)).isEmpty();
    }

    private static void send(ServerSocket server) throws IOException {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write(new byte[BYTES]);
        }
    }

    private static double sum(Scrape scrape, String family, String interfaceName) {
        return series(scrape, family, interfaceName).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Without the interface's label. */
    private static Map<String, Double> series(Scrape scrape, String family, String interfaceName) {
        String label = "interface=\"" + interfaceName + "\"";
        Map<String, Double> series = new TreeMap<>();
        scrape.nonZero("packetdash_" + family).forEach((name, value) -> {
            if (name.contains(label)) {
                series.put(name.replace(label, ""), value);
            }
        });
        return series;
    }
}
