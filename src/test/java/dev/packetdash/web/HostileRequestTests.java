package dev.packetdash.web;

import static dev.packetdash.testing.RawHttp.get;
import static dev.packetdash.testing.RawHttp.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.packetdash.testing.RawHttp;
import dev.packetdash.testing.RunningService;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests as scanners send them: each is refused with a problem document and the headers that bind the browser, and
 * none is logged.
 */
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestTests {
    private static RunningService service;

    @BeforeAll
    static void starts() {
        service = RunningService.start("--packetdash.capture.source=demo", "--packetdash.alert.console=false");
    }

    @AfterAll
    static void stops() {
        service.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(400, "no request line\r\n\r\n"),
                arguments(400, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n"),
                arguments(505, "GET / HTTP/7.0\r\nHost: localhost\r\n\r\n"),
                arguments(400, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
                arguments(400, "GET / HTTP/1.1\r\nHost: [x] y\r\nConnection: close\r\n\r\n"),
                arguments(400, get("/", "Host: other\r\n")),
                arguments(400, get("/", "No Colon\r\n")),
                arguments(400, get("/", "X: a\u0000b\r\n")),
                arguments(400, get("/", "X: " + "a".repeat(20_000) + "\r\n")),
                arguments(400, get("/", "X: 1\r\n".repeat(200))),
                arguments(400, get("/" + "a".repeat(20_000))),
                arguments(400, get("/%")),
                arguments(400, get("/%00")),
                arguments(400, get("/api/%c0%af")),
                arguments(400, get("/api%2fv1")),
                arguments(400, get("/../../etc/passwd")),
                arguments(400, get("/<script>")),
                arguments(400, get("/\u00fc")),
                arguments(400, get("/", "Content-Length: -1\r\n")),
                arguments(501, get("/", "Transfer-Encoding: nothing\r\n")),
                arguments(417, get("/", "Expect: the-unexpected\r\n")),
                arguments(501, request("CONNECT", "localhost:22")),
                arguments(405, request("TRACE", "/")),
                arguments(405, request("NOTHING", "/")),
                arguments(405, request("POST", "/", "Content-Length: 0\r\n")),
                arguments(
                        405,
                        request(
                                "POST",
                                "/api/v1/report",
                                "Content-Type: multipart/form-data\r\nContent-Length: 0\r\n")),
                arguments(405, request("DELETE", "/actuator/prometheus")),
                arguments(404, get("/META-INF/MANIFEST.MF")),
                arguments(404, get("/error")),
                arguments(404, get("/actuator/health/nothing")),
                arguments(404, get("/actuator/env")),
                arguments(404, get("/api/v1/nothing", "Accept: ;;\r\n")),
                arguments(406, get("/api/v1/report", "Accept: image/png\r\n")),
                arguments(406, get("/api/v1/report", "Accept: nonsense\r\n")),
                arguments(406, get("/actuator/prometheus", "Accept: image/png\r\n")),
                arguments(406, get("/actuator/health", "Accept: /;q=x\r\n")),
                arguments(416, get("/index.html", "Range: bytes=99999999-\r\n")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithAProblem(int status, String request, CapturedOutput output) {
        assertIsProblem(send(request, output), status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/packets?limit=%",
                "/api/v1/packets?limit=5%",
                "/api/v1/packets?address=%FE%FF",
                "/api/v1/packets?%FF=1",
                "/api/v1/packets?flow=%c0%af",
                "/api/v1/packets?protocol=%ed%a0%80",
                "/api/v1/packets?port=1e9",
                "/api/v1/packets?limit=99999999999999999999",
                "/api/v1/packets?=",
                "/api/v1/packets?address=%00",
                "/api/v1/packets.pcapng?port=%GG",
                "/api/v1/alerts?state=%",
                "/api/v1/alerts?detector=%00",
                "/actuator/prometheus?x=%FF",
                "/actuator/health?a=%C3%28",
            })
    void aBadParameterIsNoDefect(String target, CapturedOutput output) {
        assertIsProblem(send(get(target), output), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/report?x=%FF",
                "/api/v1/packets?limit[0]=1",
                "/api/v1/packets?flow[999999999]=1",
                "/api/v1/packets?class.module.name=x",
                "/api/v1/packets?limit=1&limit=2",
            })
    void whatNobodyReadsDoesNotMatter(String target, CapturedOutput output) {
        assertThat(send(get(target), output).status()).isEqualTo(200);
    }

    @Test
    void tooManyParametersAreRefused(CapturedOutput output) {
        String query =
                String.join("&", IntStream.range(0, 2000).mapToObj(i -> "a" + i).toList());

        assertIsProblem(send(get("/api/v1/packets?" + query), output), 400);
    }

    @Test
    void aDefectThatIsMetOftenIsLoggedOnce(CapturedOutput output) {
        IntStream.range(0, 20)
                .forEach(i ->
                        assertThat(service.get("/test/defect").statusCode()).isEqualTo(500));

        assertThat(output.toString().split("A request failed", -1)).hasSizeLessThanOrEqualTo(2);
    }

    /** Sends what must not leave a line in the log. */
    private static RawHttp send(String request, CapturedOutput output) {
        String before = output.getAll();
        RawHttp answer = RawHttp.send(service.port(), request);
        assertThat(output.getAll()).isEqualTo(before);
        return answer;
    }

    private static void assertIsProblem(RawHttp answer, int status) {
        assertThat(answer.status()).as(answer.answer()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.header("Content-Security-Policy")).isPresent();
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("Cache-Control")).hasValue("no-cache");
        assertThat(answer.body()).doesNotContain("Exception", "tomcat");
        JsonNode problem = JsonMapper.shared().readTree(answer.body().replaceAll("(?m)^[0-9a-f]+\r\n|\r\n", ""));
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotEmpty();
        assertThat(problem.get("detail").asString()).isNotEmpty();
    }
}
