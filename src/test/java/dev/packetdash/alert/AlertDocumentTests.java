package dev.packetdash.alert;

import static dev.packetdash.alert.SampleFindings.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The schema in the jar describes every alert, and every alert comes back from its document as it was. */
public class AlertDocumentTests {
    private static final JsonMapper JSON = JsonMapper.shared();

    public static Schema schema() {
        try (var in = Objects.requireNonNull(Alert.class.getResourceAsStream("alert.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRoundTrip(Alert alert) {
        String json = JSON.writeValueAsString(AlertDocument.of(alert));

        assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
        assertThat(JSON.readValue(json, AlertDocument.class).alert()).isEqualTo(alert);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsDescribed(DetectorKind kind) {
        assertRoundTrip(Alert.begin("eth0", finding(kind, "", "many", "2001:db8::1", Severity.CRITICAL, 1.5)));
        assertRoundTrip(
                Alert.begin("eth0", finding(kind, "x", "02:00:5e:00:53:01", "198.51.100.0/24", Severity.LOW, 0)));
        assertRoundTrip(Alert.begin("eth0", finding(kind, Storm.SUBTYPE, "many", "many", Severity.HIGH, 1)));
    }

    @Test
    void everyStateIsDescribed() {
        Alert alert = Alert.begin("eth0", SampleFindings.scan(Severity.MEDIUM, 1));

        assertRoundTrip(alert.again(SampleFindings.scan(Severity.HIGH, 2), 1));
        assertRoundTrip(alert.end());
    }

    @Test
    void refusesWhatIsNoAlert() {
        assertThat(schema().validate("{\"id\": \"1\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theTextOfAScanIsAsAgreed() {
        Alert alert = Alert.begin("eth0", SampleFindings.scan(Severity.HIGH, 4.2));

        assertThat(AlertText.block(alert))
                .isEqualTo(List.of(
                        "[ALERT][HIGH] Port Scan Detected!",
                        "Source: 203.0.113.50 → Target: 198.51.100.1",
                        "Ports scanned: 22, 23, 25, 53, 80, 110, 143, 443, 993, 995...",
                        "Scan type: SYN Scan | Duration: 4.2s"));
        assertThat(AlertText.summary(alert))
                .isEqualTo("203.0.113.50 tries the ports of 198.51.100.1: 30 distinct ports without an answer in 30s,"
                        + " 2 times the threshold of 15.");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindSaysWhatToDo(DetectorKind kind) {
        Alert alert = Alert.begin("eth0", finding(kind, "", "203.0.113.50", "198.51.100.1", Severity.HIGH, 90_061));

        assertThat(AlertText.description(alert))
                .contains(
                        "What to do:",
                        "1d 1h 1m 1s",
                        "What headers alone cannot tell:",
                        "What would have kept it quiet:");
        assertThat(Advice.on(alert)).isNotEmpty().allMatch(step -> step.endsWith("."));
    }
}
