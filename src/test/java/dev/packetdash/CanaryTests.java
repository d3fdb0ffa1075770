package dev.packetdash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Replay;
import dev.packetdash.testing.RunningService;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/**
 * Payload is not shown, logged, counted or stored anywhere: an attack is sent that carries a word in every packet, and
 * the word is looked for.
 */
@ExtendWith(OutputCaptureExtension.class)
class CanaryTests {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /** 24 bytes, so that its Base64 has no padding. */
    private static final String CANARY = "canary-7f3a-91c5-2be8-d0";

    private static final List<String> FORMS = List.of(
            CANARY.substring(0, 9),
            HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.US_ASCII)),
            Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.US_ASCII)));

    @TempDir
    Path directory;

    private static List<byte[]> attack() {
        byte[] word = CANARY.getBytes(StandardCharsets.US_ASCII);
        List<byte[]> frames = new ArrayList<>();
        for (int port = 1; port <= 60; port++) {
            for (PacketBytes packet : List.of(
                    toUs().tcp(40000, port, TcpFlags.SYN),
                    toUs().tcp(40001, port, TcpFlags.PSH | TcpFlags.ACK),
                    toUs().udp(40002, 8000 + port),
                    toUs().icmp(8, 0),
                    toUs().follow(250))) {
                frames.add(packet.payload(word).bytes());
            }
        }
        return frames;
    }

    private static PacketBytes toUs() {
        return PacketBytes.ethernet().ipv4(Namespaces.FAR_ADDRESS, Namespaces.NEAR_ADDRESS);
    }

    @Test
    void payloadReachesNoStoreLogMetricOrEvidence(CapturedOutput log) throws IOException {
        try (Namespaces network = Namespaces.quiet();
                RunningService service = RunningService.capture(
                        network.nearInterface(),
                        "--packetdash.alert.state-file=" + directory.resolve("alerts.json"),
                        "--packetdash.alert.log-file=" + directory.resolve("alerts.jsonl"),
                        "--packetdash.evidence.directory=" + directory.resolve("evidence"),
                        "--packetdash.evidence.after=1s")) {
            await().atMost(DEADLINE)
                    .until(() ->
                            !service.scrape().nonZero("packetdash_capture_up").isEmpty());
            Replay.send(network, attack(), 1, 2000);
            JsonNode alert = firstWithEvidence(service);
            await().atMost(DEADLINE).until(() -> Files.exists(directory.resolve("alerts.json")));
            assertThat(service.get("/api/v1/packets?limit=1").body()).contains("198.51.100.2");

            Map<String, String> outputs = outputs(service, alert);
            outputs.put("log", log.getAll());
            assertThat(outputs).hasSizeGreaterThan(20);
            assertThat(log.getAll()).contains("[ALERT]");
            assertThat(outputs.entrySet())
                    .filteredOn(output -> FORMS.stream().anyMatch(output.getValue()::contains))
                    .extracting(Map.Entry::getKey)
                    .isEmpty();
        }
    }

    private static JsonNode firstWithEvidence(RunningService service) {
        return await().atMost(DEADLINE)
                .until(
                        () -> service.json("/api/v1/alerts?state=firing")
                                .get("alerts")
                                .valueStream()
                                .filter(alert -> !alert.get("evidence").isNull())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private Map<String, String> outputs(RunningService service, JsonNode alert) throws IOException {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (String path : List.of(
                "report",
                "packets?limit=1000",
                "hosts",
                "conversations",
                "services",
                "protocols",
                "interfaces",
                "diagnostics",
                "alerts")) {
            outputs.put(path, service.get("/api/v1/" + path).body());
        }
        outputs.put("metrics", service.get("/actuator/prometheus").body());
        for (JsonNode packet : service.json("/api/v1/packets?limit=20").get("packets")) {
            String path = "/api/v1/packets/" + packet.get("id").asString();
            outputs.put(path, service.get(path).body());
        }
        outputs.put("download", download(service.url("/api/v1/packets.pcapng?limit=1000")));
        outputs.put("evidence", download(service.url(alert.get("evidence").asString())));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                outputs.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return outputs;
    }

    private static String download(String url) throws IOException {
        try (var in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
