package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.capture.CaptureException;
import dev.packetdash.pcapfile.CaptureFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Captures of attacks and of what looks like them, each with a label that says what has to be found in it. They lie in
 * {@code labelled} of the directory that the system property {@code captures.directory} names.
 */
class LabelledCapturesTests {
    private static final String LABEL = ".label.json";
    private static final String FLOOD = "flood";

    static List<Path> labels() throws IOException {
        String named = System.getProperty("captures.directory", "../shared/captures");
        Path directory = Path.of(named, "labelled");
        if (!Files.isDirectory(directory)) {
            return abort("no labelled captures: name their directory with -Dcaptures.directory=DIRECTORY");
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(LABEL))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("labels")
    void findsWhatIsThereAndNothingElse(Path file) throws IOException, CaptureException {
        JsonNode label = JsonMapper.shared().readTree(Files.readString(file));
        Path capture = Path.of(file.toString().replace(LABEL, ""));
        Map<Subject, Long> firstNews = new HashMap<>();
        List<Alert> alerts = new ArrayList<>();
        new Backtest(BacktestSettings.DEFAULTS, alert -> firstNews.putIfAbsent(alert.subject(), alert.lastNanos()))
                .read(CaptureFile.open(capture), alerts::addAll);

        for (JsonNode expected : label.get("expect")) {
            Alert found = alerts.stream()
                    .filter(alert -> is(alert, expected))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not found: " + expected));
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %-20s %-8s first news after %.2f s%n",
                    capture.getFileName(),
                    found.subject().kind().label() + "/" + found.subject().subtype(),
                    found.severity(),
                    (firstNews.getOrDefault(found.subject(), found.lastNanos()) - nanos(expected.get("onset"))) / 1e9);
        }
        List<String> forbidden =
                label.get("must_not").valueStream().map(JsonNode::asString).toList();
        assertThat(alerts.stream()
                        .filter(alert -> alert.severity().isConfirmed())
                        .map(alert -> kind(alert.subject().kind())))
                .doesNotContainAnyElementsOf(forbidden);
    }

    private static boolean is(Alert alert, JsonNode expected) {
        String source = alert.subject().source().toString();
        boolean right = Stream.of("attacker", "attacker_mac")
                .filter(expected::has)
                .anyMatch(party -> expected.get(party).asString().startsWith(source));
        Severity least =
                Severity.valueOf(expected.get("min_severity").asString().toUpperCase(Locale.ROOT));
        return right
                && kind(alert.subject().kind()).equals(expected.get("kind").asString())
                && alert.severity().compareTo(least) >= 0;
    }

    private static long nanos(JsonNode seconds) {
        return new BigDecimal(seconds.asString()).movePointRight(9).longValue();
    }

    /** As labels name it: they know floods of several subtypes. */
    private static String kind(DetectorKind kind) {
        return switch (kind) {
            case SYN_FLOOD, ICMP_FLOOD, UDP_FLOOD, TCP_FLOOD -> FLOOD;
            default -> kind.label();
        };
    }
}
