package dev.packetdash.deploy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The recording and alerting rules for Prometheus. */
final class RulesFile {
    static final Path PATH = Path.of("deploy/prometheus/packetdash.rules.yml");

    /** An operand on the left of a comparison, which has a line of its own. */
    private static final Pattern COMPARISON = Pattern.compile(
            "^\\s*(?:(?:or|and|unless)(?: on \\([^)]*\\))? )?(.+?) (?:[<>=!]=|[<>]) .+$", Pattern.MULTILINE);

    private final List<Map<String, Object>> rules;

    private RulesFile(List<Map<String, Object>> rules) {
        this.rules = rules;
    }

    static RulesFile read() throws IOException {
        try (Reader reader = Files.newBufferedReader(PATH)) {
            Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml().load(reader);
            return new RulesFile(Objects.requireNonNull(file.get("groups")).stream()
                    .flatMap(group -> Objects.requireNonNull(group.get("rules")).stream())
                    .toList());
        }
    }

    List<Alert> alerts() {
        return rules.stream()
                .filter(rule -> rule.containsKey("alert"))
                .map(RulesFile::alert)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Alert alert(Map<String, Object> rule) {
        return new Alert(
                text(rule, "alert"), text(rule, "expr"), (Map<String, String>) rule.get("labels"), (Map<String, String>)
                        rule.get("annotations"));
    }

    /** The names of the recorded series. */
    List<String> recordings() {
        return rules.stream()
                .filter(rule -> rule.containsKey("record"))
                .map(rule -> text(rule, "record"))
                .toList();
    }

    /** Every expression, of recordings and alerts. */
    Stream<String> expressions() {
        return rules.stream().map(rule -> text(rule, "expr"));
    }

    private static String text(Map<String, Object> rule, String key) {
        return (String) Objects.requireNonNull(rule.get(key), key);
    }

    /** An alerting rule. */
    record Alert(String name, String expression, Map<String, String> labels, Map<String, String> annotations) {
        /** The left sides of its comparisons: what must have data for the alert ever to fire. */
        List<String> operands() {
            return COMPARISON
                    .matcher(expression)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }
    }
}
