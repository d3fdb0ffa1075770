package dev.packetdash.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Prometheus that scrapes the given {@code host:port} targets, and evaluates the given rule files, once a
 * second.
 */
public final class PrometheusServer implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Process process;

    private PrometheusServer(String address, Process process) {
        this.address = address;
        this.process = process;
    }

    /**
     * Starts it under the job name {@code packetdash} and returns once it answers.
     *
     * @param directory empty, for its configuration, data and log
     * @param rules     rule files
     */
    public static PrometheusServer start(Path directory, List<String> targets, List<Path> rules) throws IOException {
        String program = Tools.require("prometheus").toString();
        String address = "127.0.0.1:" + freePort();
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), configuration(targets, rules));
        Path log = directory.resolve("prometheus.log");
        Process process = new ProcessBuilder(
                        program,
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new PrometheusServer(address, process);
        try {
            await("Prometheus, see " + log).atMost(START_TIMEOUT).until(server::isReady);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static String configuration(List<String> targets, List<Path> rules) {
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [%s]
                scrape_configs:
                  - job_name: packetdash
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: [%s]}]
                """.formatted(quoted(rules.stream().map(Path::toAbsolutePath)), quoted(targets.stream()));
    }

    private static String quoted(Stream<?> values) {
        return values.map(value -> '"' + value.toString() + '"').collect(Collectors.joining(", "));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() {
        assertThat(process.isAlive()).as("Prometheus is running").isTrue();
        try {
            var request = HttpRequest.newBuilder(URI.create("http://" + address + "/-/ready"))
                    .timeout(HTTP_TIMEOUT)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // It does not listen yet.
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The series that an instant query answers with. */
    public List<Series> query(String expression) {
        return series(get("query", Map.of("query", expression)), "value");
    }

    /** The series that a range query answers with, each with its newest value. */
    public List<Series> queryRange(String expression, Duration range, Duration step) {
        Instant now = Instant.now();
        return series(
                get(
                        "query_range",
                        Map.of(
                                "query", expression,
                                "start", now.minus(range).toString(),
                                "end", now.toString(),
                                "step", Long.toString(step.toSeconds()))),
                "values");
    }

    /**
     * The values of a label among the series of a selector: what Grafana asks for {@code label_values(selector,
     * label)}.
     */
    public List<String> labelValues(String selector, String label) {
        return get("label/" + label + "/values", Map.of("match[]", selector))
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static List<Series> series(JsonNode data, String values) {
        return data.get("result")
                .valueStream()
                .map(result -> {
                    var labels = new TreeMap<String, String>();
                    result.get("metric")
                            .properties()
                            .forEach(label ->
                                    labels.put(label.getKey(), label.getValue().stringValue()));
                    JsonNode samples = result.get(values);
                    JsonNode sample = samples.get(0).isArray() ? samples.get(samples.size() - 1) : samples;
                    return new Series(labels, number(sample.get(1).stringValue()));
                })
                .toList();
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private JsonNode get(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + '=' + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create("http://" + address + "/api/v1/" + path + '?' + query))
                .timeout(HTTP_TIMEOUT)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as("%s %s: %s", path, parameters, response.body())
                    .isEqualTo(200);
            return JSON.readTree(response.body()).get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            http.close();
        }
    }

    /** One series of an answer. */
    public record Series(Map<String, String> labels, double value) {}
}
