package dev.packetdash.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.testing.Chromium;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.RunningService;
import dev.packetdash.testing.Scrape;
import dev.packetdash.testing.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The HTTP contract of the whole service, fed by the demo. */
class ServiceTests {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static RunningService service;

    @BeforeAll
    static void startsWithTheDemo() {
        service = RunningService.start("--packetdash.capture.source=demo", "--packetdash.traffic.window=1s");
        await().atMost(DEADLINE)
                .until(() -> service.json("/api/v1/hosts").get("complete").asBoolean());
    }

    @AfterAll
    static void stops() {
        service.close();
    }

    @Test
    void reportSaysLoudlyThatItIsADemo() {
        JsonNode report = service.json("/api/v1/report");

        assertThat(report.get("source").asString()).isEqualTo("demo");
        assertThat(report.get("interfaces").get(0).get("kind").asString()).isEqualTo("demo");
        assertThat(service.scrape().nonZero("packetdash_capture_info").keySet())
                .singleElement()
                .asString()
                .contains("source=\"demo\"");
    }

    @Test
    void reportIsOfOneInstantAndAddsUp() {
        JsonNode report = service.json("/api/v1/report");
        long packets = report.get("totals").get("packets").asLong();

        assertThat(packets).isPositive();
        assertThat(sum(report.get("protocols"), "packets")).isEqualTo(packets);
        assertThat(sum(report.get("directions"), "packets")).isEqualTo(packets);
        assertThat(sum(report.get("protocols"), "bytes"))
                .isEqualTo(report.get("totals").get("bytes").asLong());
        assertThat(report.get("capture").get("delivered").asLong()).isEqualTo(packets);
        assertThat(report.get("books"))
                .hasSize(4)
                .allSatisfy(book -> assertThat(book.get("balanced").asBoolean()).isTrue());
        assertThat(report.get("rates").get("packets")).hasSize(60);
    }

    private static long sum(JsonNode volumes, String field) {
        return StreamSupport.stream(volumes.spliterator(), false)
                .mapToLong(volume -> volume.get(field).asLong())
                .sum();
    }

    @Test
    void listsAreSortedAndSayTheirWindowAndError() {
        JsonNode hosts = service.json("/api/v1/hosts");

        assertThat(hosts.get("complete").asBoolean()).isTrue();
        assertThat(hosts.get("windowSeconds").asDouble()).isEqualTo(1);
        assertThat(hosts.get("errorBytes").asLong()).isZero();
        assertThat(Instant.parse(hosts.get("endedAt").asString())).isBefore(Instant.now());
        List<Long> bytes = StreamSupport.stream(hosts.get("items").spliterator(), false)
                .map(host -> host.get("sentBytes").asLong()
                        + host.get("receivedBytes").asLong())
                .toList();
        assertThat(bytes).isNotEmpty().isSortedAccordingTo((left, right) -> Long.compare(right, left));
        assertThat(service.json("/api/v1/conversations").get("items")).isNotEmpty();
        assertThat(service.json("/api/v1/services").get("items")).isNotEmpty();
        JsonNode protocols = service.json("/api/v1/protocols");
        assertThat(protocols.get("networks").get("ipv4").asLong()).isPositive();
        assertThat(protocols.get("hierarchy").get("eth:ip:tcp").get("packets").asLong())
                .isPositive()
                .isLessThan(protocols.get("hierarchy").get("eth").get("packets").asLong());
    }

    @Test
    void packetsAreFilteredAndTheNewestComesFirst() {
        JsonNode packets =
                service.json("/api/v1/packets?limit=5&protocol=tcp&flags=ACK").get("packets");

        assertThat(packets).hasSize(5).allSatisfy(packet -> {
            assertThat(packet.get("protocol").asString()).isEqualTo("tcp");
            assertThat(packet.get("flags").asString()).contains("ACK");
        });
        assertThat(packets.get(0).get("timestamp").asString())
                .isGreaterThanOrEqualTo(packets.get(4).get("timestamp").asString());
        JsonNode first = packets.get(0);
        assertThat(service.json("/api/v1/packets?limit=9&flow="
                                + first.get("flow").asString())
                        .get("packets"))
                .isNotEmpty()
                .allSatisfy(packet -> assertThat(packet.get("flow")).isEqualTo(first.get("flow")));
    }

    @Test
    void flowsOfIpv6NeedNoEscaping() {
        assertThat(service.get("/api/v1/packets?flow=tcp-[2001:db8::1]:443-[2001:db8::2]:50000")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPacketShowsItsLayersAndHeaderBytesButNoPayload() {
        String id = service.json("/api/v1/packets?limit=1&protocol=tcp")
                .get("packets")
                .get(0)
                .get("id")
                .asString();
        JsonNode packet = service.json("/api/v1/packets/" + id);
        JsonNode last = packet.get("layers").get(packet.get("layers").size() - 1);

        assertThat(packet.get("id").asString()).isEqualTo(id);
        assertThat(last.get("name").asString()).isEqualTo("tcp");
        assertThat(packet.get("headerHex").asString())
                .hasSize(2 * (last.get("offset").asInt() + last.get("length").asInt()));
    }

    @Test
    void packetsAreDownloadedForTshark(@TempDir Path directory) throws Exception {
        String tshark = Tools.require("tshark").toString();
        Path file = directory.resolve("packets.pcapng");
        try (InputStream download = URI.create(service.url("/api/v1/packets.pcapng?limit=50&protocol=tcp"))
                .toURL()
                .openStream()) {
            Files.copy(download, file);
        }
        String packets = Namespaces.run(tshark, "-r", file.toString(), "-T", "fields", "-e", "frame.interface_name");

        assertThat(packets.lines().filter(line -> line.equals("demo"))).hasSize(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/packets?limit=0           | 400 | limit = 0: must be 1 to 1000",
                "/api/v1/packets?limit=1001        | 400 | limit = 1001: must be 1 to 1000",
                "/api/v1/packets?limit=many        | 400 | limit = many: is no number",
                "/api/v1/packets?port=65536        | 400 | port = 65536: must be 0 to 65535",
                "/api/v1/packets?protocol=smtp     | 400 | protocol = smtp: must be one of tcp, udp",
                "/api/v1/packets?address=localhost | 400 | localhost",
                "/api/v1/packets?flags=SYN,XYZ     | 400 | no TCP flag is named 'XYZ'",
                "/api/v1/packets.pcapng?limit=0    | 400 | limit = 0: must be 1 to 1000",
                "/api/v1/packets/demo-0            | 404 | has left the ring",
                "/api/v1/packets/nothing           | 404 | has left the ring",
                "/api/v1/nothing                   | 404 | No static resource",
                "/test/defect                      | 500 | This is a defect",
            })
    void errorsAreProblemDetails(String path, int status, String detail) {
        HttpResponse<String> answer = service.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains(detail)
                .contains("\"status\":" + status)
                .doesNotContain("Exception");
    }

    @Test
    void interfacesAreThoseOfTheMachineAndThoseCaptured() {
        JsonNode interfaces = service.json("/api/v1/interfaces").get("interfaces");

        assertThat(interfaces)
                .anySatisfy(entry -> assertThat(entry.get("name").asString()).isEqualTo("lo"));
        assertThat(interfaces).anySatisfy(entry -> {
            assertThat(entry.get("name").asString()).isEqualTo("demo");
            assertThat(entry.get("captured").asBoolean()).isTrue();
            assertThat(entry.get("capture").get("counters").get("delivered").asLong())
                    .isPositive();
        });
    }

    @Test
    void diagnosticsShowChecksBooksAndSettings() {
        JsonNode diagnostics = service.json("/api/v1/diagnostics");

        assertThat(diagnostics.get("checks"))
                .anySatisfy(check -> assertThat(check.get("name").asString()).isEqualTo("demo is open"));
        assertThat(diagnostics.get("books")).hasSize(4);
        assertThat(diagnostics.get("settings").get("packetdash.traffic.window").asString())
                .isEqualTo("PT1S");
    }

    @Test
    void theScrapeIsCleanForPromtool() throws Exception {
        Scrape scrape = service.scrape();
        Process promtool = new ProcessBuilder(Tools.require("promtool").toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var input = promtool.getOutputStream()) {
            input.write(scrape.text().getBytes(StandardCharsets.UTF_8));
        }
        String findings = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(findings).isEmpty();
        assertThat(promtool.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthIsUp(String path) {
        assertThat(service.get(path).statusCode()).isEqualTo(200);
        assertThat(service.json(path).get("status").asString()).isEqualTo("UP");
    }

    @Test
    void theApiIsDescribed() {
        JsonNode document = service.json("/v3/api-docs");

        assertThat(document.get("openapi").asString()).startsWith("3.");
        assertThat(document.get("paths").propertyNames())
                .contains("/api/v1/report", "/api/v1/packets", "/api/v1/packets/{id}", "/api/v1/diagnostics");
    }

    @Test
    void everyAnswerBindsTheBrowser() {
        for (String path : List.of("/", "/api/v1/report", "/js/main.js")) {
            assertThat(service.get(path).headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .startsWith("default-src 'none'")
                            .contains("script-src 'self'")
                            .doesNotContain("unsafe"));
        }
    }

    @Test
    void thePageShowsTheDemoWithoutViolatingItsPolicy() throws IOException {
        Chromium.Rendering page = new Chromium().render(service.url("/"));

        assertThat(page.dom()).containsIgnoringCase("demo").contains("balanced");
        assertThat(page.log()).doesNotContain("Content Security Policy");
    }
}
