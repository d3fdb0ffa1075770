package dev.packetdash.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource
    void everyDetectorHasItsRunbook(DetectorKind detector) {
        assertThat(RUNBOOKS.resolve(detector.label() + ".md"))
                .content()
                .startsWith("# " + detector.label() + "\n")
                .contains("**What it sees.**", "## Check", "## Do", "## What silences it", "## False alarm")
                .contains("packetdash.detect." + detector.label().replace('_', '-') + ".");
    }

    @Test
    void everyRunbookBelongsToAnAlertOrADetector() throws IOException {
        try (var files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    RulesFile.read().alerts().stream().map(RulesFile.Alert::name),
                                    Stream.of(DetectorKind.values()).map(DetectorKind::label))
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
