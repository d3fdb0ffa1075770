package dev.packetdash.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Grafana dashboard, as far as its tests ask. */
record Dashboard(JsonNode json) {
    static final Path PATH = Path.of("grafana/packetdash-overview.json");

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");
    private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{(\\w+)}}");

    static Dashboard read() {
        return new Dashboard(JsonMapper.shared().readTree(PATH));
    }

    Stream<JsonNode> panels() {
        return json.get("panels").valueStream();
    }

    /** The panels that show data, which rows do not. */
    Stream<JsonNode> dataPanels() {
        return panels().filter(panel -> !"row".equals(panel.get("type").stringValue()));
    }

    Stream<JsonNode> variables() {
        return json.get("templating").get("list").valueStream();
    }

    List<Query> queries() {
        return dataPanels()
                .flatMap(panel -> panel.get("targets")
                        .valueStream()
                        .map(target -> new Query(
                                panel.get("title").stringValue()
                                        + ' '
                                        + target.get("refId").stringValue(),
                                target.get("expr").stringValue(),
                                target.get("legendFormat").stringValue(),
                                target.get("instant").booleanValue())))
                .toList();
    }

    /** The variables that ask Prometheus for their values. */
    List<Variable> queryVariables() {
        return variables()
                .filter(variable -> "query".equals(variable.get("type").stringValue()))
                .map(variable -> {
                    Matcher query =
                            LABEL_VALUES.matcher(variable.get("definition").stringValue());
                    if (!query.matches()) {
                        throw new IllegalStateException("no label_values query: " + variable);
                    }
                    return new Variable(variable.get("name").stringValue(), query.group(1), query.group(2));
                })
                .toList();
    }

    /**
     * One target of a panel.
     *
     * @param origin the panel's title and the target's letter
     */
    record Query(String origin, String expression, String legend, boolean instant) {
        /** The labels that the legend names. */
        List<String> legendLabels() {
            return LEGEND_LABEL
                    .matcher(legend)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }
    }

    /** A variable of the form {@code label_values(selector, label)}. */
    record Variable(String name, String selector, String label) {}

    /** The expression as Grafana sends it: {@code $name} replaced by its value, longest name first. */
    static String substitute(String expression, Map<String, String> values) {
        String result = expression;
        for (String name : values.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .toList()) {
            result = result.replace('$' + name, values.get(name));
        }
        return result;
    }
}
