package dev.packetdash.notify;

import static dev.packetdash.alert.SampleFindings.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.SampleFindings;
import dev.packetdash.alert.Severity;
import dev.packetdash.testing.AlertmanagerServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Against a real Alertmanager. */
class AlertmanagerSinkTests {
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    private static Delivery delivery(AlertmanagerServer server, Duration resend, List<Alert> open) {
        var settings = new AlertSettings.Alertmanager(
                HttpAddress.valueOf(server.url() + "/"), Authorization.NONE, Duration.ofSeconds(5), resend);
        var sink = new AlertmanagerSink(settings, SampleFindings.ORIGIN, Clock.systemUTC());
        Delivery delivery = new Delivery(sink, 100, Duration.ofMillis(50), resend);
        delivery.start(() -> open);
        return delivery;
    }

    private static Alert alert(String source, Severity severity) {
        long now = Clock.systemUTC().millis() * 1_000_000;
        Finding finding = scan(source, "198.51.100.1", severity, 0);
        return Alert.begin(
                "eth0",
                new Finding(finding.subject(), severity, finding.direction(), now, now, now, finding.explanation()));
    }

    private static boolean hasTold(Receiver receiver, String status, Set<String> sources) {
        return receiver.received().stream()
                .anyMatch(notification -> notification.get("status").asString().equals(status)
                        && sources(notification).equals(sources));
    }

    private static Set<String> sources(JsonNode notification) {
        return notification
                .get("alerts")
                .valueStream()
                .map(alert -> alert.at("/labels/source").asString())
                .collect(Collectors.toSet());
    }

    @Test
    void alertsFireInGroupsRiseAndResolve() throws Exception {
        Alert first = alert("203.0.113.1", Severity.MEDIUM);
        Alert second = alert("203.0.113.2", Severity.MEDIUM);
        try (var receiver = new Receiver(0);
                var server = AlertmanagerServer.start(directory, receiver.url())) {
            Delivery delivery = delivery(server, Duration.ofHours(1), List.of());
            delivery.offer(first);
            delivery.offer(second);
            await().atMost(DEADLINE).until(() -> hasTold(receiver, "firing", Set.of("203.0.113.1", "203.0.113.2")));
            JsonNode told = server.alerts().get(0);
            assertThat(told.at("/labels/alertname").asString()).isEqualTo("PacketdashPortScan");
            assertThat(told.at("/labels/target").asString()).isEqualTo("198.51.100.1");
            assertThat(told.at("/annotations/summary").asString()).contains("2 times the threshold");
            assertThat(told.at("/annotations/description").asString()).contains("What to do:");
            assertThat(told.at("/annotations/runbook_url").asString()).endsWith("/docs/runbooks/port_scan.md");
            assertThat(told.at("/labels/instance").asString()).isEqualTo("web1");
            assertThat(told.at("/labels/site").asString()).isEqualTo("berlin");
            assertThat(told.at("/generatorURL").asString()).startsWith("https://web1.example:8443/pd/#alert=");
            assertThat(told.at("/annotations/alert").asString())
                    .startsWith("https://web1.example:8443/pd/api/v1/alerts/");

            delivery.offer(first.again(scan(Severity.CRITICAL, 1), 1));
            await().atMost(DEADLINE)
                    .until(() -> server.alerts()
                            .valueStream()
                            .map(alert -> alert.at("/labels/severity").asString())
                            .collect(Collectors.toSet())
                            .equals(Set.of("critical", "medium")));
            assertThat(server.alerts()).hasSize(2);

            delivery.offer(first.again(scan(Severity.CRITICAL, 1), 1).end());
            delivery.offer(second.end());
            await().atMost(DEADLINE)
                    .until(() -> receiver.received()
                            .getLast()
                            .get("status")
                            .asString()
                            .equals("resolved"));
            assertThat(server.alerts()).isEmpty();
            new Sinks(List.of(delivery)).stop();
        }
    }

    /** Alertmanager forgets what it is not told of for four seconds here. */
    @Test
    void whatGoesOnIsToldAgainUntilThisServiceIsGone() throws Exception {
        try (var receiver = new Receiver(0);
                var server = AlertmanagerServer.start(directory, receiver.url())) {
            Delivery delivery = delivery(server, Duration.ofSeconds(1), List.of(alert("203.0.113.1", Severity.HIGH)));
            await().atMost(DEADLINE).until(() -> delivery.count(Delivery.Result.DELIVERED) >= 7);
            assertThat(server.alerts()).hasSize(1);

            new Sinks(List.of(delivery)).stop();
            await().atMost(DEADLINE).until(() -> server.alerts().isEmpty());
        }
    }
}
