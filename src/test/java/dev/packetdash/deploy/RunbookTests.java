package dev.packetdash.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunbookTests {
    private static final Path RUNBOOKS = Path.of("docs/runbooks");

    @Test
    void everyAlertLinksToItsRunbook() throws IOException {
        assertThat(RulesFile.read().alerts()).allSatisfy(alert -> {
            String file = alert.name() + ".md";
            assertThat(alert.annotations().get("runbook_url")).endsWith("/blob/main/docs/runbooks/" + file);
            assertThat(RUNBOOKS.resolve(file))
                    .content()
                    .startsWith("# " + alert.name() + "\n")
                    .contains("## Check", "## Do", "## False alarm");
        });
    }

    @Test
    void everyRunbookBelongsToAnAlert() throws IOException {
        try (var files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(RulesFile.read().alerts().stream()
                            .map(RulesFile.Alert::name)
                            .toList());
        }
    }

    @Test
    void runbooksNameOnlyExportedMetrics() throws IOException {
        try (var files = Files.list(RUNBOOKS)) {
            assertThat(files)
                    .allSatisfy(file ->
                            assertThat(MetricNames.in(Files.readString(file))).isSubsetOf(MetricNames.exported()));
        }
    }
}
