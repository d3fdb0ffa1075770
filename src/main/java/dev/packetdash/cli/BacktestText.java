package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.Subject;
import dev.packetdash.net.Labels;
import dev.packetdash.net.Times;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a backtest prints for people. */
final class BacktestText {
    private BacktestText() {}

    /** How many alerts there are and a line for each, then likewise the suspicions. */
    static String list(List<Alert> alerts) {
        int width = alerts.stream()
                .mapToInt(alert -> detector(alert.subject()).length())
                .max()
                .orElse(0);
        StringBuilder list = new StringBuilder();
        for (AlertSection section : AlertSection.of(alerts)) {
            list.append(section.heading()).append('\n');
            section.alerts().forEach(alert -> list.append(line(alert, width)).append('\n'));
        }
        return list.toString();
    }

    private static String detector(Subject subject) {
        return subject.kind().label() + (subject.subtype().isEmpty() ? "" : "/" + subject.subtype());
    }

    private static String line(Alert alert, int width) {
        Subject subject = alert.subject();
        return String.format(
                Locale.ROOT,
                "%-8s %-" + width + "s %s → %s%s | %s to %s | %.1f times the threshold",
                Labels.label(alert.severity()),
                detector(subject),
                subject.source(),
                subject.target(),
                subject.port() == 0 ? "" : " port " + subject.port(),
                Times.instant(alert.startNanos()).truncatedTo(ChronoUnit.MILLIS),
                Times.instant(alert.lastNanos()).truncatedTo(ChronoUnit.MILLIS),
                alert.explanation().measures().getFirst().margin());
    }

    static String table(String name, List<Sweep.Row> rows) {
        StringBuilder table = new StringBuilder(name + "\n");
        table.append(String.format(
                Locale.ROOT, "%10s %6s %6s %6s %8s  alerts%n", "value", "low", "medium", "high", "critical"));
        for (Sweep.Row row : rows) {
            String line = String.format(
                    Locale.ROOT,
                    "%10d %6d %6d %6d %8d  %s",
                    row.value(),
                    row.severities().get("low"),
                    row.severities().get("medium"),
                    row.severities().get("high"),
                    row.severities().get("critical"),
                    row.detectors().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", ")));
            table.append(line.stripTrailing()).append(System.lineSeparator());
        }
        return table.toString();
    }
}
