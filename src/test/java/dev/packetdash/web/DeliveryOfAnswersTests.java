package dev.packetdash.web;

import static dev.packetdash.testing.RawHttp.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.testing.RawHttp;
import dev.packetdash.testing.RunningService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers travel: known again by their content, compressed where it pays, made once for many. */
class DeliveryOfAnswersTests {
    private static final String GZIP = "Accept-Encoding: gzip\r\n";
    private static final String OPEN_METRICS = "Accept: application/openmetrics-text;version=1.0.0\r\n";
    private static final Path STATIC = Path.of("src/main/resources/static");

    private static RunningService service;

    @BeforeAll
    static void starts() {
        service = RunningService.start("--packetdash.capture.source=demo", "--packetdash.alert.console=false");
    }

    @AfterAll
    static void stops() {
        service.close();
    }

    private static RawHttp send(String target, String... headers) {
        return RawHttp.send(service.port(), get(target, headers));
    }

    static List<String> staticFiles() throws IOException {
        try (Stream<Path> files = Files.walk(STATIC)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> "/" + STATIC.relativize(file))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("staticFiles")
    void aFileIsKnownAgainByItsContentAlone(String path) {
        RawHttp file = send(path);
        String etag = file.header("ETag").orElseThrow();

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Last-Modified")).isEmpty();
        assertThat(file.header("Cache-Control")).hasValue("no-cache");
        RawHttp again = send(path, "If-None-Match: " + etag + "\r\n");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).hasValue(etag);
        // What a browser kept of an earlier version has the same time, that of a reproducible build.
        assertThat(send(path, "If-None-Match: W/\"other\"\r\n", "If-Modified-Since: Fri, 20 Nov 2026 00:00:00 GMT\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(send(path, "If-Modified-Since: Fri, 20 Nov 2026 00:00:00 GMT\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void filesOfDifferentContentHaveDifferentTags() throws IOException {
        assertThat(staticFiles().stream().map(path -> send(path).header("ETag").orElseThrow()))
                .doesNotHaveDuplicates();
    }

    @Test
    void thePageItselfIsKnownAgainToo() {
        String etag = send("/").header("ETag").orElseThrow();

        assertThat(etag).isEqualTo(send("/index.html").header("ETag").orElseThrow());
        assertThat(send("/").body()).contains("<title>Packetdash</title>");
        assertThat(send("/", "If-None-Match: " + etag + "\r\n").status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/prometheus",
                "/api/v1/report",
                "/api/v1/packets",
                "/v3/api-docs",
                "/",
                "/js/packets.js"
            })
    void largeAnswersAreCompressedForThoseWhoTakeIt(String path) throws IOException {
        RawHttp compressed = send(path, GZIP);

        assertThat(compressed.header("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.header("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).containsIgnoringCase("accept-encoding"));
        assertThat(send(path).header("Content-Encoding")).isEmpty();
        assertThat(send(path, "Accept-Encoding: gzip;q=0\r\n").header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void aScrapeOfOpenMetricsIsCompressedAndWhole() throws IOException {
        RawHttp scrape = send("/actuator/prometheus", GZIP, OPEN_METRICS);

        assertThat(scrape.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(unzip(scrape)).contains("packetdash_build_info").endsWith("# EOF\n");
        assertThat(send("/actuator/prometheus", OPEN_METRICS).body()).endsWith("# EOF\n");
    }

    private static String unzip(RawHttp answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/api/v1/packets?limit=1", "/api/v1/nothing", "/icon.svg"})
    void smallAnswersAreNot(String path) {
        assertThat(send(path, GZIP).header("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip               | true",
                "br, GZIP ; q=0.5   | true",
                "deflate,gzip;q=1.0 | true",
                "gzip;q=0           | false",
                "gzip;q=0.000       | false",
                "identity           | false",
                "gzipped            | false",
                ";;q=9              | false",
            })
    void theClientSaysWhatItTakes(String accepted, boolean gzip) {
        RawHttp report = send("/api/v1/report", "Accept-Encoding: " + accepted + "\r\n");

        assertThat(report.header("Content-Encoding").isPresent()).isEqualTo(gzip);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", OPEN_METRICS})
    void aScrapeIsMadeOnceForManyScrapers(String accept) throws Exception {
        int scrapers = 200;
        int before = CountedScrapes.count();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RawHttp>> scrapes = new ArrayList<>();
            for (int i = 0; i < scrapers; i++) {
                scrapes.add(threads.submit(() -> send("/actuator/prometheus", GZIP, accept)));
            }
            for (Future<RawHttp> scrape : scrapes) {
                assertThat(unzip(scrape.get())).contains("packetdash_build_info");
            }
        }
        long seconds = 1 + (System.nanoTime() - start) / 1_000_000_000;

        // A snapshot a second ends what is shared, and so does a second's age.
        assertThat(CountedScrapes.count() - before).isLessThanOrEqualTo((int) (2 * seconds));
        // All of them may have shared an answer made before, so the count is shown to rise afterwards.
        await().until(() -> {
            send("/actuator/prometheus", GZIP, accept);
            return CountedScrapes.count() > before;
        });
    }

    @Test
    void whatIsSharedIsNeverOldForLong() {
        String first = service.scrape().text();

        await().until(() -> !service.scrape().text().equals(first));
    }

    @Test
    void theProcessShowsWhatEveryPrometheusClientShows() {
        assertThat(service.scrape().samples())
                .containsKeys(
                        "process_cpu_seconds_total",
                        "process_start_time_seconds",
                        "process_open_fds",
                        "process_max_fds",
                        "process_resident_memory_bytes",
                        "process_virtual_memory_bytes");
    }
}
