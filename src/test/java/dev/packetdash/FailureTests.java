package dev.packetdash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.packetdash.testing.RunningService;
import dev.packetdash.testing.Tools;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;

/** Capture trouble keeps the service up and says what helps; a wrong setting stops the start. */
class FailureTests {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Test
    void servesEveryPageWhileAnInterfaceIsMissing() {
        Tools.requireLibpcap();
        Tools.require(Tools.Capability.NET_RAW);
        try (RunningService service = RunningService.capture("nosuch0")) {
            await().atMost(DEADLINE)
                    .until(() -> service.scrape()
                                    .nonZero("packetdash_capture_restarts_total")
                                    .size()
                            == 1);

            assertThat(service.get("/actuator/health").statusCode()).isEqualTo(503);
            JsonNode health = service.json("/actuator/health").at("/components/capture/details/nosuch0");
            assertThat(health.get("state").asString()).isEqualTo("down");
            assertThat(health.get("message").asString()).contains("nosuch0");
            assertThat(health.get("remedy").asString()).contains("lo");
            assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(service.scrape().nonZero("packetdash_capture_up")).isEmpty();
            assertThat(service.scrape().samples()).containsKey("packetdash_capture_up{interface=\"nosuch0\"}");
            for (String path : List.of("/", "report", "packets", "hosts", "interfaces", "diagnostics")) {
                String url = path.equals("/") ? path : "/api/v1/" + path;
                assertThat(service.get(url).statusCode()).as(url).isEqualTo(200);
            }
            assertThat(service.json("/api/v1/diagnostics").get("healthy").asBoolean())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--packetdash.traffic.top=0            | packetdash.traffic.top = 0: must be 1 to 100",
                "--packetdash.traffic.topp=5           | packetdash.traffic.topp is no setting; the nearest is packetdash.traffic.top",
                "--packetdash.traffic.window=soon      | packetdash.traffic.window = soon: 'soon' is not a valid duration",
                "--packetdash.capture.source=file      | packetdash.capture.source = file: must be one of live, demo",
                "--packetdash.capture.interfaces=a,b,c,d,e | raise packetdash.capture.max-interfaces",
                "--packetdash.capture.buffer-size=1KB  | packetdash.capture.buffer-size",
                "--packetdash.packets.keep=0           | packetdash.packets.keep = 0: must be 1 to 1000000",
                "--packetdash.flow.capacity=3          | packetdash.flow.capacity = 3: must be 1024 to 16777216",
                "--packetdash.detect.port-scan.ports=1 | packetdash.detect.port-scan.ports = 1: must be 2 to 1024",
                "--packetdash.detect.icmp-flood.ratio=3 | packetdash.detect.icmp-flood.ratio is no setting; the nearest is packetdash.detect.tcp-flood.ratio",
                "--packetdash.alert.quiet=0s           | packetdash.alert.quiet = PT0S: must be 1s to 1d",
                "--packetdash.alert.webhook.url=mail   | packetdash.alert.webhook.url = mail: must be an http or https address",
                "--packetdash.alert.webhook.url=ftp://user:secret@host/x | packetdash.alert.webhook.url = ftp://host: must be an http or https address",
                "--packetdash.alert.webhook.url=http://user:secret@host/ --packetdash.alert.webhook.authorization=Bearer x | packetdash.alert.webhook.authorization = ******: must be empty where packetdash.alert.webhook.url has a user",
                "--packetdash.alert.alertmanager.url=http://host/am?x=y | packetdash.alert.alertmanager.url = http://host: must have no query",
                "--packetdash.alert.external-url=http://user:secret@host | packetdash.alert.external-url = http://host: must have no query (?), user",
                "--packetdash.alert.labels=site=berlin,source=x | source' is taken: alerts have this label already",
                "--packetdash.alert.labels=site=berlin,site=bonn | packetdash.alert.labels = [site=berlin, site=bonn]: must name each label once",
                "--packetdash.alert.labels.site=berlin  | packetdash.alert.labels.site is no setting; the nearest is packetdash.alert.labels",
                "--packetdash.alert.webhook.authorization=Bearer tök | packetdash.alert.webhook.authorization = ******: must be one line",
                "--packetdash.alert.alertmanager.authorization=file:/no/file | packetdash.alert.alertmanager.authorization = file:/no/file: must be one line",
                "--packetdash.alert.allowlist[0].port=x | packetdash.alert.allowlist[0]: port = x: must be * or 0 to 65535",
                "--packetdash.alert.allowlist[0].from=x | packetdash.alert.allowlist.from is no setting; the nearest is packetdash.alert.allowlist.port",
            })
    void aWrongSettingStopsTheStartAndNamesItself(String settings, String message) {
        String[] arguments = ("--server.port=0 " + settings).split(" (?=--)");
        assertThatExceptionOfType(WrongSettingException.class)
                .isThrownBy(() -> SpringApplication.run(Packetdash.class, arguments))
                .withMessageContaining(message)
                .withMessageNotContaining("secret")
                .satisfies(failure -> assertThat(failure.getExitCode()).isEqualTo(2));
    }
}
