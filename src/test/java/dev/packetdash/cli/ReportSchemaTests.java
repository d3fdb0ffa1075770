package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema in the jar describes every JSON report, and nothing is missing in it. */
class ReportSchemaTests {
    private final Schema schema = schema();

    @TempDir
    Path directory;

    private static Schema schema() {
        try (var in = Objects.requireNonNull(Cli.class.getResourceAsStream("report.schema.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertValid(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void describesTheReportOfAFile() {
        assertValid(
                Shell.run(SampleCapture.bytes(), "report", "-r", "-", "--json").out());
    }

    @Test
    void describesAReportWithABaseline() throws IOException {
        Path baseline = directory.resolve("baseline.json");
        Shell.run("report", "-i", "demo", "-c", "50", "--json", "--output", baseline.toString());

        String json = Shell.run(SampleCapture.bytes(), "report", "-r", "-", "--json", "--baseline", baseline.toString())
                .out();

        assertThat(json).contains("\"appeared\"");
        assertValid(json);
        assertValid(Files.readString(baseline));
    }

    @Test
    void refusesWhatIsNoReport() {
        assertThat(schema.validate("{\"source\": \"file\"}", InputFormat.JSON)).isNotEmpty();
    }
}
