package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.net.Labels;
import dev.packetdash.net.Times;
import java.time.Instant;
import java.util.List;

/** What {@code backtest --json} prints. */
record BacktestDocument(List<Entry> alerts) {
    /**
     * One alert or suspicion.
     *
     * @param subtype empty where the detector has only one
     * @param end     of the last packet that decided
     * @param margin  how many times its threshold was reached
     */
    record Entry(
            String detector,
            String subtype,
            String severity,
            String source,
            String target,
            Instant start,
            Instant end,
            double margin) {
        static Entry of(Alert alert) {
            return new Entry(
                    alert.subject().kind().label(),
                    alert.subject().subtype(),
                    Labels.label(alert.severity()),
                    alert.subject().source().toString(),
                    alert.subject().target().toString(),
                    Times.instant(alert.startNanos()),
                    Times.instant(alert.lastNanos()),
                    Math.round(alert.explanation().measures().getFirst().margin() * 100) / 100.0);
        }
    }

    /** The same with what the detectors held about an address. */
    record Explained(List<Entry> alerts, List<ExplainedEntry> explanations) {}

    static BacktestDocument of(List<Alert> alerts) {
        return new BacktestDocument(alerts.stream().map(Entry::of).toList());
    }
}
