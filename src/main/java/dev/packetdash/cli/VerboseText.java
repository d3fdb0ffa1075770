package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertDocument;
import dev.packetdash.alert.AlertText;
import dev.packetdash.report.HandshakeCounts;
import dev.packetdash.report.Report;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The sections of a report that only {@code --verbose} shows; where one has nothing to say it is left out, save the
 * alerts.
 */
final class VerboseText {
    private final Report report;
    private final DateTimeFormatter time;
    private final Consumer<String> heading;
    private final Consumer<String> line;

    VerboseText(Report report, DateTimeFormatter time, Consumer<String> heading, Consumer<String> line) {
        this.report = report;
        this.time = time;
        this.heading = heading;
        this.line = line;
    }

    void add() {
        heading.accept("Totals:");
        line.accept("packets: " + report.totals().packets());
        line.accept("bytes: " + report.totals().bytes());
        line.accept("captured bytes: " + report.run().capture().capturedBytes());
        line.accept("out of time order: " + report.run().capture().outOfOrder());
        line.accept("without a time: " + report.run().capture().untimed());
        line.accept("sources: " + report.lists().window().sources());
        line.accept("destinations: " + report.lists().window().destinations());
        addShares(
                "Protocols:",
                report.layers().protocols().entrySet().stream()
                        .map(entry -> new Share(entry.getKey(), entry.getValue().packets()))
                        .toList());
        addShares("Network layers:", shares(report.layers().networks()));
        addShares("Decode outcomes:", shares(report.messages().decodeOutcomes()));
        addCounts("Encapsulations:", report.layers().encapsulations());
        addCounts("TCP segments:", report.messages().tcpSegments());
        addHandshakes(report.messages().handshakes());
        addCounts("DNS questions:", report.messages().dns().queries());
        addCounts("DNS responses:", report.messages().dns().responses());
        addCounts("Fragments:", report.messages().fragments());
        heading.accept("Books:");
        report.books()
                .forEach(book -> line.accept("%s %s: %d = %d + %d, %s"
                        .formatted(
                                book.interfaceName(),
                                book.sum(),
                                book.whole(),
                                book.parts(),
                                book.difference(),
                                book.balanced() ? "balanced" : "NOT BALANCED")));
        addAlerts();
        if (!report.scanSuspects().isEmpty()) {
            heading.accept("Scan suspects:");
            report.scanSuspects()
                    .forEach(suspect -> line.accept("%s %s, %d silent targets, since %s"
                            .formatted(
                                    suspect.source(),
                                    suspect.kind(),
                                    suspect.targets(),
                                    time.format(suspect.since()))));
        }
    }

    /** The highest first. */
    private void addAlerts() {
        List<Alert> alerts = report.alerts().stream()
                .map(AlertDocument::alert)
                .sorted(Comparator.comparing(Alert::severity).reversed())
                .toList();
        for (AlertSection section : AlertSection.of(alerts)) {
            heading.accept(section.heading());
            section.alerts().forEach(alert -> AlertText.block(alert).forEach(line));
        }
    }

    private void addHandshakes(HandshakeCounts handshakes) {
        if (handshakes.attempts() == 0) {
            return;
        }
        addCounts("Handshakes:", handshakes.outcomes());
        if (handshakes.pending() > 0) {
            line.accept("pending " + handshakes.pending());
        }
        handshakes.durations().forEach((leg, times) -> {
            if (times.count() > 0) {
                line.accept(String.format(
                        Locale.ROOT,
                        "%s leg: median %.1f ms, 95%% within %.1f ms",
                        leg,
                        1000 * times.medianSeconds(),
                        1000 * times.p95Seconds()));
            }
        });
    }

    private record Share(String name, long count) {}

    private static List<Share> shares(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Percentages that add up to 100.0. */
    private void addShares(String title, List<Share> shares) {
        List<Share> present = shares.stream().filter(share -> share.count() > 0).toList();
        if (present.isEmpty()) {
            return;
        }
        int[] tenths = Percentages.tenths(present.stream().map(Share::count).toList());
        heading.accept(title);
        for (int i = 0; i < tenths.length; i++) {
            Share share = present.get(i);
            line.accept(share.name() + " " + Percentages.text(tenths[i]) + " (" + share.count() + ")");
        }
    }

    private void addCounts(String title, Map<String, Long> counts) {
        if (counts.values().stream().anyMatch(count -> count > 0)) {
            heading.accept(title);
            counts.forEach((name, count) -> {
                if (count > 0) {
                    line.accept(name + " " + count);
                }
            });
        }
    }
}
