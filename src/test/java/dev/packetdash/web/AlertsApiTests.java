package dev.packetdash.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.ElapsedTime;
import dev.packetdash.alert.SampleFindings;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.StateFile;
import dev.packetdash.alert.StorageErrors;
import dev.packetdash.testing.RunningService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The alerts of a service that has found some before it was restarted. */
class AlertsApiTests {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final List<Alert> ALERTS = alerts();
    private static final String TOKEN = "7f3a-91c5-2be8";

    @TempDir
    private static Path directory;

    private static RunningService service;

    private static List<Alert> alerts() {
        AlertBook book = new AlertBook("demo", AlertRules.DEFAULT, ElapsedTime.ofPackets(), alert -> {});
        book.raise(SampleFindings.scan("203.0.113.50", "198.51.100.1", Severity.HIGH, 1));
        book.raise(SampleFindings.scan("203.0.113.51", "198.51.100.1", Severity.LOW, 2));
        book.raise(SampleFindings.finding(
                DetectorKind.BRUTE_FORCE, "", "203.0.113.52", "198.51.100.1", Severity.MEDIUM, 3));
        return book.publish(SampleFindings.START).alerts();
    }

    @BeforeAll
    static void startsWhereItLeftOff() throws IOException {
        new StateFile(directory.resolve("alerts.json").toString(), new StorageErrors()).write(() -> ALERTS);
        Path evidence = Files.createDirectory(directory.resolve("evidence"));
        Files.writeString(
                evidence.resolve(
                        "20270115T080000Z-port_scan-" + ALERTS.getFirst().id() + ".pcapng"),
                "packets");
        service = start();
    }

    private static RunningService start() {
        return RunningService.start(
                "--packetdash.capture.source=demo",
                "--packetdash.alert.state-file=" + directory.resolve("alerts.json"),
                "--packetdash.alert.webhook.url=http://localhost:1/secret?key=" + TOKEN,
                "--packetdash.alert.webhook.authorization=Bearer " + TOKEN,
                "--packetdash.alert.alertmanager.url=http://user:secret%40" + TOKEN + "@localhost:1/",
                "--management.endpoints.web.exposure.include=env,configprops,health,prometheus",
                "--management.endpoint.env.show-values=always",
                "--management.endpoint.configprops.show-values=always",
                "--packetdash.evidence.directory=" + directory.resolve("evidence"));
    }

    @AfterAll
    static void stops() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "?detector=port_scan, 2",
        "?detector=brute_force&state=firing, 1",
        "?detector=brute_force&state=resolved, 0",
        "?detector=port_scan&severity=low, 1",
        "?limit=1, 1"
    })
    void alertsAreFiltered(String query, int count) {
        assertThat(service.json("/api/v1/alerts" + query).get("alerts")).hasSize(count);
    }

    @Test
    void anAlertExplainsItselfAndLinksToItsPackets() {
        JsonNode alert = service.json("/api/v1/alerts/" + ALERTS.getFirst().id());

        assertThat(alert.get("summary").asString()).contains("203.0.113.50", "threshold of 15");
        assertThat(alert.at("/explanation/measures/0/margin").asDouble()).isEqualTo(2);
        assertThat(alert.get("advice")).isNotEmpty();
        HttpResponse<String> evidence = service.get(alert.get("evidence").asString());
        assertThat(evidence.statusCode()).isEqualTo(200);
        assertThat(evidence.body()).isEqualTo("packets");
        assertThat(evidence.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("20270115T080000Z-port_scan-"));
        assertThat(service.json("/api/v1/alerts/" + ALERTS.getLast().id())
                        .get("evidence")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/alerts?state=open        | 400 | state = open: must be one of firing, resolved",
                "/api/v1/alerts?detector=scan     | 400 | detector = scan: must be one of port_scan",
                "/api/v1/alerts?severity=warning  | 400 | severity = warning: must be one of low, medium, high, critical",
                "/api/v1/alerts?limit=0           | 400 | limit = 0: must be 1 to 1000",
                "/api/v1/alerts/none              | 404 | Alert 'none' is not known",
                "/api/v1/alerts/none/evidence.pcapng | 404 | There is no evidence of alert 'none'",
                "/api/v1/alerts/..%2Falerts.json/evidence.pcapng | 400 | ",
            })
    void errorsAreProblemDetails(String path, int status, String detail) {
        HttpResponse<String> answer = service.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(detail == null ? "" : detail);
    }

    @Test
    void countersAndReportShowThem() {
        assertThat(service.scrape().samples())
                .containsEntry("packetdash_alerts_active{detector=\"brute_force\",severity=\"medium\"}", 1.0)
                .containsEntry("packetdash_evidence_files", 1.0)
                .containsEntry("packetdash_evidence_bytes", 7.0);
        assertThat(service.json("/api/v1/report").get("alerts").size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void secretsOfSinksAreNotShown() {
        assertThat(service.get("/api/v1/diagnostics").body())
                .contains("\"packetdash.alert.webhook.url\":\"http://localhost:1\"")
                .contains("\"packetdash.alert.alertmanager.url\":\"http://localhost:1\"")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/diagnostics", "/actuator/env", "/actuator/configprops"})
    void authorizationsAreNotShown(String path) {
        HttpResponse<String> answer = service.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain(TOKEN)
                .doesNotContain("secret%40", "/secret")
                .contains(path.endsWith("configprops") ? "contexts" : "alert.webhook.authorization")
                .contains(path.endsWith("configprops") ? "contexts" : "******");
    }

    @Test
    void theApiIsDescribed() {
        assertThat(service.json("/v3/api-docs").get("paths").propertyNames())
                .contains("/api/v1/alerts", "/api/v1/alerts/{id}", "/api/v1/alerts/{id}/evidence.pcapng");
    }

    @Test
    void alertsOutliveAnotherRestart() throws IOException {
        stops();
        assertThat(new StateFile(directory.resolve("alerts.json").toString(), new StorageErrors()).read())
                .containsAll(ALERTS);
        service = start();

        await().atMost(DEADLINE)
                .until(() -> service.json("/api/v1/alerts?detector=port_scan")
                                .get("alerts")
                                .size()
                        == 2);
    }
}
