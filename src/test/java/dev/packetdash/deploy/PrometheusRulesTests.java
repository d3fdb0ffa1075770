package dev.packetdash.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PrometheusRulesTests {
    @Test
    void configurationIsValid() throws Exception {
        Programs.succeed(
                "promtool", "check", "config", "--lint=all", "--lint-fatal", "deploy/prometheus/prometheus.yml");
    }

    @Test
    void rulesAreValid() throws Exception {
        Programs.succeed("promtool", "check", "rules", "--lint=all", "--lint-fatal", RulesFile.PATH.toString());
    }

    @Test
    void alertsAreQuietThenFireThenAreResolved() throws Exception {
        Programs.succeed("promtool", "test", "rules", "deploy/prometheus/packetdash.rules.test.yml");
    }

    @Test
    void alertsFollowTheConventions() throws IOException {
        assertThat(RulesFile.read().alerts()).hasSize(7).allSatisfy(alert -> {
            assertThat(alert.name()).startsWith("Packetdash");
            assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url");
            assertThat(alert.annotations().get("summary")).endsWith(".").doesNotContain("{{");
            assertThat(alert.operands()).as("comparisons of " + alert.name()).isNotEmpty();
        });
    }

    @Test
    void rulesUseOnlyExportedMetrics() throws IOException {
        assertThat(RulesFile.read().expressions().flatMap(MetricNames::in)).isSubsetOf(MetricNames.exported());
    }
}
