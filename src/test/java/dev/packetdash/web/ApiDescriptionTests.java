package dev.packetdash.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.packetdash.testing.RunningService;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document names every address and parameter, and describes every answer. */
class ApiDescriptionTests {
    /** The demo's first alert comes half a minute after its start. */
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private static final String LOCATION = "https://packetdash.dev/v3/";
    private static final List<Class<?>> CONTROLLERS =
            List.of(ReportController.class, PacketsController.class, AlertsController.class, HostController.class);

    private static RunningService service;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        service = RunningService.start("--packetdash.capture.source=demo");
        document = service.json("/v3/api-docs");
        await().atMost(DEADLINE)
                .until(() -> !service.json("/api/v1/alerts").get("alerts").isEmpty());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void namesEveryAddress() {
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        assertThat(document.get("paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        handlers().map(ApiDescriptionTests::path).toList());
    }

    @Test
    void namesEveryParameter() {
        for (Method handler : handlers().toList()) {
            List<String> described = document.get("paths")
                    .get(path(handler))
                    .get("get")
                    .path("parameters")
                    .valueStream()
                    .map(parameter -> parameter.get("name").asString())
                    .toList();

            assertThat(described)
                    .as(path(handler))
                    .containsExactlyInAnyOrderElementsOf(parameters(handler).toList());
        }
    }

    private static Stream<Method> handlers() {
        return CONTROLLERS.stream()
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class));
    }

    private static String path(Method handler) {
        return firstPath(handler.getDeclaringClass()) + firstPath(handler);
    }

    private static String firstPath(AnnotatedElement element) {
        RequestMapping mapping =
                Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(element, RequestMapping.class));
        return mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    /** Those of a record are its components; all others stand in the path. */
    private static Stream<String> parameters(Method handler) {
        return Arrays.stream(handler.getParameters())
                .flatMap(parameter -> parameter.getType().isRecord()
                        ? Arrays.stream(parameter.getType().getRecordComponents())
                                .map(RecordComponent::getName)
                        : Stream.of("id"));
    }

    static Stream<String> answers() {
        return document.get("paths").propertyNames().stream().filter(path -> !path.endsWith(".pcapng"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void describesEveryAnswer(String path) {
        String of = path.startsWith("/api/v1/packets/") ? "packets" : "alerts";
        String id = service.json("/api/v1/" + of).get(of).path(0).path("id").asString("");
        JsonNode answer = service.json(path.replace("{id}", id));

        assertThat(schema(path).validate(answer.toString(), InputFormat.JSON)).isEmpty();
    }

    private static Schema schema(String path) {
        Map<String, String> schemas = Map.of(
                LOCATION + "api-docs", document.toString(),
                LOCATION + "report.schema.json",
                        service.get("/v3/report.schema.json").body(),
                LOCATION + "alert.schema.json",
                        service.get("/v3/alert.schema.json").body());
        String pointer = "/paths/"
                + path.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
                + "/get/responses/200/content/application~1json/schema";
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas))
                .getSchema(SchemaLocation.of(LOCATION + "api-docs#" + pointer));
    }
}
