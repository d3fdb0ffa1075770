package dev.packetdash.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Alertmanager. */
public final class AlertmanagerServer implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Process process;

    private AlertmanagerServer(URI address, Process process) {
        this.address = address;
        this.process = process;
    }

    /**
     * One that tells a webhook within a second, one group for each detector.
     *
     * @param directory empty, for its configuration, data and log
     */
    public static AlertmanagerServer start(Path directory, URI webhook) throws IOException {
        return start(directory, """
                route:
                  receiver: test
                  group_by: [alertname]
                  group_wait: 1s
                  group_interval: 1s
                  repeat_interval: 1h
                receivers:
                  - name: test
                    webhook_configs: [{url: "%s", send_resolved: true}]
                """.formatted(webhook));
    }

    /** @param directory empty, for its configuration, data and log */
    public static AlertmanagerServer start(Path directory, String configuration) throws IOException {
        String program = Tools.require("prometheus-alertmanager").toString();
        String listen = "127.0.0.1:" + freePort();
        Path file = Files.writeString(directory.resolve("alertmanager.yml"), configuration);
        Path log = directory.resolve("alertmanager.log");
        Process process = new ProcessBuilder(
                        program,
                        "--config.file=" + file,
                        "--storage.path=" + directory.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=" + listen)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new AlertmanagerServer(URI.create("http://" + listen), process);
        try {
            await("Alertmanager, see " + log).atMost(START_TIMEOUT).until(server::isReady);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() throws InterruptedException {
        assertThat(process.isAlive()).as("Alertmanager is running").isTrue();
        try {
            return http.send(request("/-/ready"), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // It does not listen yet.
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).build();
    }

    public URI url() {
        return address;
    }

    /** Tells it what Prometheus would: JSON as its API, version 2, has it. */
    public void tell(String alerts) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(alerts))
                .build();
        try {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The alerts that it takes for firing. */
    public JsonNode alerts() {
        try {
            return JsonMapper.shared()
                    .readTree(http.send(request("/api/v2/alerts"), BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
