package dev.packetdash.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.Severity;
import dev.packetdash.net.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One vocabulary from detector to Alertmanager: every severity that a file names is one of an alert's. */
class SeverityTests {
    private static final List<String> SEVERITIES =
            Stream.of(Severity.values()).map(Labels::label).toList();

    /** {@code severity: medium}, {@code severity=~"high|critical"}, {@code "severity": {"enum": ["low"]}}. */
    private static final Pattern NAMED = Pattern.compile(
            "severity[\\\\\"']*\\s*(?:===|!==|[=!]~|!=|[:=])\\s*(?:\\{\"enum\": )?[\\\\\"']*(\\[.*?]|[\\w|]+)");

    private static Stream<String> namedIn(String path) throws IOException {
        return NAMED.matcher(Files.readString(Path.of(path)))
                .results()
                .flatMap(
                        match -> Pattern.compile("\\w+").matcher(match.group(1)).results())
                .map(MatchResult::group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy/prometheus/packetdash.rules.yml",
                "deploy/prometheus/packetdash.rules.test.yml",
                "deploy/alertmanager/alertmanager.yml",
                "src/main/resources/dev/packetdash/alert/alert.schema.json",
                "docs/runbooks/PacketdashFinding.md"
            })
    void filesNameSeveritiesOfAlertsOnly(String path) throws IOException {
        assertThat(namedIn(path)).isNotEmpty().isSubsetOf(SEVERITIES);
    }

    /** Over is what a page shows of an alert that has ended. */
    @Test
    void thePageMarksSeveritiesOfAlertsOnly() throws IOException {
        assertThat(namedIn("src/main/resources/static/css/sections.css"))
                .isNotEmpty()
                .isSubsetOf(
                        Stream.concat(SEVERITIES.stream(), Stream.of("over")).toList());
    }

    @Test
    void everyRuleHasOneAndNoneIsAboutSuspects() throws IOException {
        assertThat(RulesFile.read().alerts()).allSatisfy(alert -> {
            assertThat(alert.labels().get("severity")).isIn("medium", "high", "critical", "{{ $labels.severity }}");
            assertThat(alert.expression()).doesNotContain("suspect", "\"low\"");
            Matcher counted = Pattern.compile("packetdash_alerts_(active|total)\\{([^}]*)}")
                    .matcher(alert.expression());
            assertThat(counted.results())
                    .allSatisfy(series -> assertThat(series.group(2)).contains("severity="));
        });
    }
}
