package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.detect.CandidateListener;
import dev.packetdash.pipeline.PacketInput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a capture file through the service's pipeline, and keeps what is found. */
final class Backtest {
    private static final int TOP = 1;

    private final BacktestSettings settings;
    private final @Nullable Explainer explainer;
    private final Consumer<Alert> news;

    Backtest(BacktestSettings settings) {
        this(settings, alert -> {});
    }

    /** @param news hears of alerts as they begin, rise and go on */
    Backtest(BacktestSettings settings, Consumer<Alert> news) {
        this(settings, null, news);
    }

    /** Explains what the detectors held about an address, besides. */
    Backtest(BacktestSettings settings, Explainer explainer) {
        this(settings, explainer, alert -> {});
    }

    private Backtest(BacktestSettings settings, @Nullable Explainer explainer, Consumer<Alert> news) {
        this.settings = settings;
        this.explainer = explainer;
        this.news = news;
    }

    /** Takes all alerts and suspicions, in the order in which they began. */
    interface Output {
        void print(List<Alert> alerts) throws IOException;
    }

    /**
     * Reads the file, and has printed what was found; where it is damaged, what was found before the damage.
     *
     * @throws CaptureException where the file cannot be read to its end
     * @throws IOException      where nothing can be printed
     */
    void read(FrameSource source, Output output) throws CaptureException, IOException {
        Run run = new Run(
                PacketInput.ofFile(source),
                settings,
                TOP,
                0,
                explainer == null ? CandidateListener.NONE : explainer,
                news);
        run.read(() -> {
            if (explainer != null) {
                explainer.enabled(run.detectors());
            }
            output.print(run.alerts().stream()
                    .sorted(Comparator.comparing(Alert::startNanos))
                    .toList());
        });
    }
}
