package dev.packetdash.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.deploy.Dashboard.Query;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.PrometheusServer;
import dev.packetdash.testing.PrometheusServer.Series;
import dev.packetdash.testing.Replay;
import dev.packetdash.testing.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of the dashboard and of the rules has data in a real Prometheus that scrapes the service while it hears a
 * mix of traffic, a port scan in it, on a cable of the test's own.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DashboardQueriesLiveTests {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Map<String, String> VARIABLES =
            Map.of("job", ".+", "instance", ".+", "interface", ".+", "__rate_interval", "10s", "__range", "30s");

    private static final String OUTSIDE = "203.0.113.9";

    private PrometheusServer prometheus;
    private Namespaces network;
    private RunningService service;
    private Process traffic;

    @BeforeAll
    void scrapes(@TempDir Path directory) throws Exception {
        prometheus = PrometheusServer.start(directory, List.of(startTarget(directory)), List.of(RulesFile.PATH));
        await("two scrapes")
                .atMost(DEADLINE)
                .until(() -> !prometheus
                        .query("rate(packetdash_packets_total[10s]) > 0")
                        .isEmpty());
        await("the scan's alert")
                .atMost(DEADLINE)
                .until(() ->
                        !prometheus.query("packetdash_scan_suspect_targets").isEmpty());
    }

    @AfterAll
    void stops() {
        if (prometheus != null) {
            prometheus.close();
        }
        stopTarget();
    }

    private String startTarget(Path directory) throws IOException {
        network = Namespaces.quiet();
        service = RunningService.capture(network.nearInterface(), "--packetdash.traffic.window=2s");
        Path file = Files.write(directory.resolve("mix.pcap"), Replay.pcap(mix()));
        traffic = network.start(
                "tcpreplay", "--quiet", "--loop=0", "--pps=500", "--intf1=" + network.farInterface(), file.toString());
        return "127.0.0.1:" + service.port();
    }

    private static List<byte[]> mix() {
        Stream<PacketBytes> ordinary = Stream.of(
                request().tcp(40000, 443, TcpFlags.ACK).payload(900),
                request().udp(5000, 53).payload(40),
                request().icmp(8, 0).payload(56),
                PacketBytes.ethernet()
                        .vlan(5)
                        .ipv4(OUTSIDE, Namespaces.NEAR_ADDRESS)
                        .udp(1, 2));
        Stream<PacketBytes> scan =
                IntStream.range(1, 30).mapToObj(port -> request().tcp(40000, port, TcpFlags.SYN));
        Stream<PacketBytes> connections =
                IntStream.range(50_000, 50_300).boxed().flatMap(DashboardQueriesLiveTests::connection);
        return Stream.of(ordinary, scan, connections)
                .flatMap(packets -> packets)
                .map(PacketBytes::bytes)
                .toList();
    }

    /** So many that the mix takes longer than a SYN may be late: the next round is of other connections. */
    private static Stream<PacketBytes> connection(int port) {
        return Stream.of(
                request().tcp(port, 444, TcpFlags.SYN).numbered(1, 0),
                PacketBytes.ethernet()
                        .ipv4(Namespaces.NEAR_ADDRESS, OUTSIDE)
                        .tcp(444, port, TcpFlags.SYN | TcpFlags.ACK)
                        .numbered(5, 2),
                request().tcp(port, 444, TcpFlags.ACK).numbered(2, 6),
                request().tcp(port, 444, TcpFlags.RST).numbered(2, 0));
    }

    private static PacketBytes request() {
        return PacketBytes.ethernet().ipv4(OUTSIDE, Namespaces.NEAR_ADDRESS);
    }

    /** Whatever of it has been started. */
    private void stopTarget() {
        if (traffic != null) {
            traffic.destroy();
        }
        if (service != null) {
            service.close();
        }
        if (network != null) {
            network.close();
        }
    }

    static Stream<Query> queries() {
        return Dashboard.read().queries().stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queryAnswersWithData(Query query) {
        String expression = Dashboard.substitute(query.expression(), VARIABLES);
        List<Series> answer = query.instant()
                ? prometheus.query(expression)
                : prometheus.queryRange(expression, Duration.ofSeconds(5), Duration.ofSeconds(1));
        assertThat(answer).as(expression).isNotEmpty().anyMatch(series -> !Double.isNaN(series.value()));
        assertThat(answer)
                .allSatisfy(series -> assertThat(series.labels().keySet()).containsAll(query.legendLabels()));
    }

    @Test
    void variablesHaveValues() {
        assertThat(Dashboard.read().queryVariables())
                .allSatisfy(variable -> assertThat(prometheus.labelValues(
                                Dashboard.substitute(variable.selector(), VARIABLES), variable.label()))
                        .as(variable.name())
                        .isNotEmpty());
    }

    static Stream<String> ruleExpressions() throws Exception {
        RulesFile rules = RulesFile.read();
        return Stream.concat(
                rules.recordings().stream(), rules.alerts().stream().flatMap(alert -> alert.operands().stream()));
    }

    @ParameterizedTest
    @MethodSource("ruleExpressions")
    void whatTheRulesCompareHasData(String expression) {
        await(expression)
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(prometheus.query(expression)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertIsEvaluatedWithoutError(RulesFile.Alert alert) {
        assertThat(prometheus.query(alert.expression())).allMatch(series -> !Double.isNaN(series.value()));
    }

    static Stream<RulesFile.Alert> alerts() throws Exception {
        return RulesFile.read().alerts().stream();
    }
}
