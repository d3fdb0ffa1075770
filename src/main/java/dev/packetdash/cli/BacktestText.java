package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.net.Labels;
import dev.packetdash.report.Times;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a backtest prints for people. */
final class BacktestText {
    private BacktestText() {}

    /** A line for each alert, and how many there are. */
    static String list(List<Alert> alerts) {
        long confirmed =
                alerts.stream().filter(alert -> alert.severity().isConfirmed()).count();
        return alerts.stream().map(BacktestText::line).collect(Collectors.joining()) + confirmed
                + (confirmed == 1 ? " alert, " : " alerts, ") + (alerts.size() - confirmed) + " below: suspicions\n";
    }

    private static String line(Alert alert) {
        String subtype = alert.subject().subtype();
        return String.format(
                Locale.ROOT,
                "%-8s %-24s %s → %s | %s to %s | margin %.1f%n",
                Labels.label(alert.severity()),
                alert.subject().kind().label() + (subtype.isEmpty() ? "" : "/" + subtype),
                alert.subject().source(),
                alert.subject().target(),
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
