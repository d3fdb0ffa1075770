package dev.packetdash.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.SampleFindings;
import dev.packetdash.alert.Severity;
import dev.packetdash.testing.AlertmanagerServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two servers on a real Alertmanager with the configuration that is shipped: none silences the other. */
class InhibitionTests {
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    private AlertmanagerServer server;

    @BeforeEach
    void starts(@TempDir Path directory) throws Exception {
        server = AlertmanagerServer.start(directory, Files.readString(Path.of("deploy/alertmanager/alertmanager.yml")));
    }

    @AfterEach
    void stops() {
        server.close();
    }

    private void find(String instance, DetectorKind kind, Severity severity) throws Exception {
        long now = Clock.systemUTC().millis() * 1_000_000;
        Finding sample = SampleFindings.finding(kind, "", "203.0.113.50", "198.51.100.1", severity, 0);
        var finding = new Finding(sample.subject(), severity, sample.direction(), now, now, now, sample.explanation());
        var settings = new AlertSettings.Alertmanager(
                HttpAddress.valueOf(server.url().toString()),
                Authorization.NONE,
                Duration.ofSeconds(30),
                Duration.ofMinutes(1));
        new AlertmanagerSink(settings, new Origin(instance, Map.of(), "http://" + instance), Clock.systemUTC())
                .deliver(Alert.begin("eth0", finding));
    }

    /** What Prometheus tells of its rules. */
    private void rule(String name, String instance, String more) {
        String place = instance.isEmpty() ? "" : ", \"instance\": \"" + instance + "\"";
        server.tell(
                "[{\"labels\": {\"alertname\": \"%s\", \"job\": \"packetdash\"%s%s}}]".formatted(name, place, more));
    }

    /** By name, server and interface whether it is told. */
    private Map<String, Boolean> told() {
        return server.alerts()
                .valueStream()
                .collect(Collectors.toMap(
                        InhibitionTests::name,
                        alert -> !alert.at("/status/state").asString().equals("suppressed")));
    }

    private static String name(JsonNode alert) {
        JsonNode labels = alert.get("labels");
        return String.join(
                " ",
                labels.get("alertname").asString(),
                labels.path("instance").asString("-"),
                labels.path("interface").asString("-"));
    }

    private void expect(Map<String, Boolean> told) {
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(told()).isEqualTo(told));
    }

    @Test
    void whatAServerSaysInhibitsTheRuleAboutThatServerAlone() throws Exception {
        String detector = ", \"detector\": \"port_scan\", \"severity\": ";
        for (String instance : new String[] {"web1", "web2", "web3", ""}) {
            rule("PacketdashAlertFiring", instance, detector + "\"high\"");
            rule("PacketdashFinding", instance, detector + "\"medium\"");
        }
        find("web1", DetectorKind.PORT_SCAN, Severity.HIGH);
        find("web2", DetectorKind.PORT_SCAN, Severity.MEDIUM);
        find("web3", DetectorKind.DGA, Severity.HIGH);

        expect(Map.ofEntries(
                Map.entry("PacketdashPortScan web1 eth0", true),
                Map.entry("PacketdashPortScan web2 eth0", true),
                Map.entry("PacketdashDGALookups web3 eth0", true),
                Map.entry("PacketdashAlertFiring web1 -", false),
                Map.entry("PacketdashAlertFiring web2 -", true),
                Map.entry("PacketdashAlertFiring web3 -", true),
                Map.entry("PacketdashAlertFiring - -", true),
                Map.entry("PacketdashFinding web1 -", true),
                Map.entry("PacketdashFinding web2 -", false),
                Map.entry("PacketdashFinding web3 -", true),
                Map.entry("PacketdashFinding - -", true)));
    }

    @Test
    void aServerThatIsDownSilencesNeitherOthersNorItself() throws Exception {
        find("web1", DetectorKind.PORT_SCAN, Severity.HIGH);
        rule("PacketdashLosingPackets", "web1", ", \"interface\": \"eth0\"");
        rule("PacketdashLosingPackets", "web2", ", \"interface\": \"eth0\"");
        rule("PacketdashAlertsUndelivered", "", "");
        rule("PacketdashDown", "web1", "");
        rule("PacketdashDown", "", "");

        expect(Map.of(
                "PacketdashPortScan web1 eth0", true,
                "PacketdashLosingPackets web1 eth0", false,
                "PacketdashLosingPackets web2 eth0", true,
                "PacketdashAlertsUndelivered - -", true,
                "PacketdashDown web1 -", true,
                "PacketdashDown - -", true));
    }

    @Test
    void anInterfaceThatIsDownExplainsWhatConcernsItAlone() {
        for (String name : new String[] {"eth0", "eth1"}) {
            rule("PacketdashTrafficTrend", "web1", ", \"interface\": \"" + name + "\"");
        }
        rule("PacketdashTrafficTrend", "web2", ", \"interface\": \"eth0\"");
        rule("PacketdashDown", "web1", ", \"interface\": \"eth0\"");

        expect(Map.of(
                "PacketdashTrafficTrend web1 eth0", false,
                "PacketdashTrafficTrend web1 eth1", true,
                "PacketdashTrafficTrend web2 eth0", true,
                "PacketdashDown web1 eth0", true));
    }
}
