package dev.packetdash.alert;

import dev.packetdash.net.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words alerts for people: first what happens, then why that is said. */
public final class AlertText {
    private static final long DAY_SECONDS = 86_400;
    /** Words as short as the names of protocols and flags are. */
    private static final Set<String> ORDINARY_WORDS = Set.of("slow", "xmas");

    private AlertText() {}

    /** Returns what happens and the figure behind it, in one sentence. */
    public static String summary(Alert alert) {
        List<Measure> measures = alert.explanation().measures();
        String what = happening(alert.subject());
        return measures.isEmpty() ? what + "." : what + ": " + text(measures.getFirst()) + ".";
    }

    private static String happening(Subject subject) {
        if (Storm.is(subject)) {
            return "Many sources do the like to many targets (" + subject.kind().title() + "), too many to tell each";
        }
        return fill(subject.kind().sentence(), subject);
    }

    /** Puts the parties of an alert where a detector's text stands for them. */
    static String fill(String text, Subject subject) {
        String target = name(subject.target());
        return text.replace("{source}", name(subject.source()))
                .replace("{target}", target)
                .replace("{service}", subject.port() == 0 ? target : target + " port " + subject.port());
    }

    static String name(Party party) {
        return party.equals(Party.MANY) ? "many addresses" : party.toString();
    }

    /** {@code 30 distinct ports without an answer in 30s, 2 times the threshold of 15}. */
    static String text(Measure measure) {
        String window = measure.window().isZero() ? "" : " in " + text(measure.window());
        String counted = number(measure.value()) + " " + measure.what() + window;
        if (measure.threshold() <= 0) {
            return counted;
        }
        String times = number(measure.margin());
        return counted + ", " + (times.equals("1") ? "" : times + " times ") + "the threshold of "
                + number(measure.threshold());
    }

    /** Returns a number, whole where it is large, else with one decimal that says something. */
    public static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }

    /** {@code 80ms}, {@code 4.2s}, {@code 15m 30s}, {@code 1d 2h 0m 5s}. */
    public static String text(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSeconds() < 60) {
            return number(Math.round(duration.toMillis() / 100.0) / 10.0) + "s";
        }
        long seconds = duration.toSeconds();
        StringBuilder text = new StringBuilder();
        add(text, seconds / DAY_SECONDS, "d");
        add(text, seconds / 3600 % 24, "h");
        add(text, seconds / 60 % 60, "m");
        add(text, seconds % 60, "s");
        return text.toString().strip();
    }

    private static void add(StringBuilder text, long value, String unit) {
        if (value > 0) {
            text.append(value).append(unit).append(' ');
        }
    }

    /** Returns the alert in a few lines, for terminals and logs. */
    public static List<String> block(Alert alert) {
        Subject subject = alert.subject();
        String title = subject.kind().title();
        List<String> lines = new ArrayList<>();
        lines.add("[%s][%s] %s %s"
                .formatted(
                        alert.severity().isConfirmed() ? "ALERT" : "SUSPECT",
                        alert.severity(),
                        title,
                        alert.severity().isConfirmed() ? "Detected!" : "Suspected"));
        lines.add(parties(subject));
        lines.addAll(alert.explanation().details());
        lines.add(subtype(subject) + duration(alert));
        return lines;
    }

    private static String parties(Subject subject) {
        String port = subject.port() == 0 ? "" : " Port: " + subject.port();
        return "Source: " + name(subject.source()) + " → Target: " + name(subject.target()) + port;
    }

    private static String duration(Alert alert) {
        return "Duration: " + text(Duration.ofNanos(alert.durationNanos()));
    }

    /** Returns the alert in one line among others: what happens, or that it is over. */
    public static String line(Alert alert) {
        return alert.isOpen()
                ? block(alert).getFirst() + " | " + summary(alert)
                : "[ALERT][%s] %s Over | %s | %s"
                        .formatted(
                                alert.severity(),
                                alert.subject().kind().title(),
                                parties(alert.subject()),
                                duration(alert));
    }

    private static String subtype(Subject subject) {
        if (subject.subtype().isEmpty()) {
            return "";
        }
        String name =
                Arrays.stream(subject.subtype().split("_")).map(AlertText::word).collect(Collectors.joining(" "));
        return subject.kind().subtypeText().replace("{subtype}", name) + " | ";
    }

    /** {@code SYN}, {@code TCP/445}, {@code Decoy}. */
    private static String word(String word) {
        boolean shortened = word.length() <= 4 && !ORDINARY_WORDS.contains(word) || word.contains("/");
        return shortened
                ? word.toUpperCase(Locale.ROOT)
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /**
     * All that is known, in paragraphs: what, why, examples, what to do, what would have kept it quiet, what headers
     * cannot tell.
     */
    public static String description(Alert alert) {
        Explanation explanation = alert.explanation();
        List<String> lines = new ArrayList<>(List.of(summary(alert)));
        lines.add("Seen on %s, direction %s, for %s, found %s."
                .formatted(
                        alert.interfaceName(),
                        Labels.label(alert.direction()),
                        text(Duration.ofNanos(alert.durationNanos())),
                        alert.count() == 1 ? "once" : alert.count() + " times"));
        explanation.measures().stream()
                .skip(1)
                .map(measure -> "Also " + text(measure) + ".")
                .forEach(lines::add);
        lines.addAll(explanation.details());
        add(lines, "For example:", explanation.examples());
        add(lines, "What to do:", Advice.on(alert));
        add(lines, "What headers alone cannot tell:", explanation.limits());
        if (!explanation.silencer().isEmpty()) {
            lines.add("What would have kept it quiet: " + explanation.silencer());
        }
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String heading, List<String> items) {
        if (!items.isEmpty()) {
            lines.add(heading);
            items.forEach(item -> lines.add("- " + item));
        }
    }
}
