package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.LocalAddresses;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Runs a capture file through the service's pipeline, and keeps what is found. */
final class Backtest {
    private static final int TOP = 1;

    private final BacktestSettings settings;
    private final Consumer<Alert> news;

    Backtest(BacktestSettings settings) {
        this(settings, alert -> {});
    }

    /** @param news hears of alerts as they begin, rise and go on */
    Backtest(BacktestSettings settings, Consumer<Alert> news) {
        this.settings = settings;
        this.news = news;
    }

    /**
     * All alerts and suspicions, in the order in which they began.
     *
     * @throws CaptureException where the file cannot be read to its end
     */
    List<Alert> alerts(FrameSource source) throws CaptureException {
        Opened opened = new Opened(source, () -> LocalAddresses.UNKNOWN, false);
        Run run = new Run(opened, source, TOP, 0, settings.detect(), settings.alert(), news);
        run.read();
        return run.alerts().stream()
                .sorted(Comparator.comparing(Alert::startNanos))
                .toList();
    }
}
