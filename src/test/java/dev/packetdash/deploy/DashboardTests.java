package dev.packetdash.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.deploy.Dashboard.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What can be said of the dashboard without running it; the conventions are those of Grafana's dashboard-linter. */
class DashboardTests {
    private static final int COLUMNS = 24;
    private static final String DATA_SOURCE = "${datasource}";
    /** Those that the dashboard needs of Grafana's unit identifiers; {@code packets/sec}, for one, does not exist. */
    private static final Set<String> UNITS =
            Set.of("none", "short", "percentunit", "s", "bytes", "Bps", "bps", "pps", "cps");

    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern RANGE = Pattern.compile("\\[([^]]*)]");
    private static final Pattern COUNTER = Pattern.compile("(\\w*)\\(?\\bpacketdash_\\w+_(?:total|bucket)\\b");

    private final Dashboard dashboard = Dashboard.read();

    @Test
    void isClassicAndReadOnlyAndAtAFixedAddress() {
        JsonNode json = dashboard.json();
        assertThat(json.get("schemaVersion").intValue()).isEqualTo(42);
        assertThat(json.get("uid").stringValue()).isEqualTo("packetdash-overview");
        assertThat(json.get("editable").booleanValue()).isFalse();
        assertThat(json.has("id")).as("an identifier belongs to one Grafana").isFalse();
        // Only the import dialog understands __inputs; provisioning does not.
        assertThat(json.has("__inputs")).isFalse();
    }

    @Test
    void variablesFollowTheConventions() {
        assertThat(dashboard.variables().map(variable -> text(variable, "name")))
                .containsExactly("datasource", "job", "instance", "interface");
        assertThat(dashboard.variables().map(variable -> text(variable, "label")))
                .containsExactly("Data source", "Job", "Instance", "Interface");
        assertThat(dashboard.variables().skip(1)).allSatisfy(variable -> {
            assertThat(variable.get("multi").booleanValue()).isTrue();
            assertThat(text(variable, "allValue")).isEqualTo(".+");
            assertThat(variable.get("refresh").intValue())
                    .as("on change of the time range")
                    .isEqualTo(2);
            assertThat(text(variable, "definition")).isEqualTo(text(variable.get("query"), "query"));
        });
    }

    @Test
    void everythingAsksTheChosenDataSource() {
        assertThat(dashboard.json().findValues("datasource")).isNotEmpty().allSatisfy(dataSource -> {
            assertThat(text(dataSource, "type")).isEqualTo("prometheus");
            assertThat(text(dataSource, "uid")).isEqualTo(DATA_SOURCE);
        });
    }

    @Test
    void panelsAreDescribed() {
        assertThat(dashboard.dataPanels()).allSatisfy(panel -> {
            assertThat(text(panel, "title")).isNotBlank();
            assertThat(text(panel, "description")).endsWith(".");
            assertThat(panel.findValues("unit").stream().map(JsonNode::stringValue))
                    .isNotEmpty();
            assertThat(text(panel.get("fieldConfig").get("defaults"), "unit")).isIn(UNITS);
        });
        assertThat(dashboard.panels().map(panel -> panel.get("id").intValue()).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void panelsLieBesideEachOther() {
        var taken = new HashSet<List<Integer>>();
        assertThat(dashboard.panels()).allSatisfy(panel -> {
            JsonNode at = panel.get("gridPos");
            int left = at.get("x").intValue();
            int top = at.get("y").intValue();
            assertThat(left + at.get("w").intValue()).isLessThanOrEqualTo(COLUMNS);
            for (int x = left; x < left + at.get("w").intValue(); x++) {
                for (int y = top; y < top + at.get("h").intValue(); y++) {
                    assertThat(taken.add(List.of(x, y)))
                            .as("cell %d, %d of %s", x, y, text(panel, "title"))
                            .isTrue();
                }
            }
        });
    }

    @Test
    void targetsOfAPanelHaveTheirOwnLetters() {
        assertThat(dashboard.dataPanels())
                .allSatisfy(panel -> assertThat(panel.get("targets")
                                .valueStream()
                                .map(target -> text(target, "refId"))
                                .toList())
                        .isNotEmpty()
                        .doesNotHaveDuplicates());
    }

    @Test
    void selectorsObeyTheVariables() {
        assertThat(dashboard.queries())
                .allSatisfy(query -> assertThat(
                                SELECTOR.matcher(query.expression()).results().map(match -> match.group(1)))
                        .isNotEmpty()
                        .allMatch(selector -> selector.startsWith("job=~\"$job\",instance=~\"$instance\"")));
    }

    @Test
    void countersAreShownAsRatesOverTheRangeThatGrafanaPicks() {
        assertThat(dashboard.queries()).allSatisfy(query -> {
            assertThat(COUNTER.matcher(query.expression()).results().map(match -> match.group(1)))
                    .allMatch("rate"::equals);
            assertThat(RANGE.matcher(query.expression()).results().map(match -> match.group(1)))
                    .allMatch("$__rate_interval"::equals);
        });
    }

    @Test
    void theTopOfALongTimeIsNotAsked() {
        // topk picks other series at every step of a range.
        assertThat(dashboard.queries())
                .filteredOn(query -> query.expression().contains("topk"))
                .isNotEmpty()
                .allMatch(Query::instant);
    }

    @Test
    void everyExportedMetricIsShownAndNoOther() {
        assertThat(dashboard.queries().stream()
                        .flatMap(query -> MetricNames.in(query.expression()))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(MetricNames.exported());
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }
}
