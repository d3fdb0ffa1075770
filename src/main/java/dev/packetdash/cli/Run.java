package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.ElapsedTime;
import dev.packetdash.capture.CaptureException;
import dev.packetdash.detect.CandidateListener;
import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.detect.Detection;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.Times;
import dev.packetdash.pipeline.Counting;
import dev.packetdash.pipeline.PacketInput;
import dev.packetdash.pipeline.PacketObserver;
import dev.packetdash.pipeline.Pipeline;
import dev.packetdash.report.PacketEntry;
import dev.packetdash.report.PacketFilter;
import dev.packetdash.report.RecentPackets;
import dev.packetdash.report.Report;
import dev.packetdash.report.Reports;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The service's pipeline from a source's beginning to its end, and the report of all that was in it. */
final class Run {
    private static final FlowSettings FLOWS = new FlowSettings(262_144);

    private final boolean live;
    private final int packets;
    private final Pipeline pipeline;
    private final Snapshots snapshots;
    private final Instant openedAt = Clock.systemUTC().instant();

    /**
     * Makes a run with the settings that the service has by default.
     *
     * @param top     entries of the lists
     * @param packets recent packets kept
     */
    Run(PacketInput input, int top, int packets) {
        this(input, BacktestSettings.DEFAULTS, top, packets, CandidateListener.NONE, alert -> {});
    }

    /**
     * Makes a run with other settings of what is found.
     *
     * @param listener hears what the detectors hold
     * @param news     hears of alerts as they come
     */
    Run(
            PacketInput input,
            BacktestSettings settings,
            int top,
            int packets,
            CandidateListener listener,
            Consumer<Alert> news) {
        live = input.isLive();
        this.packets = packets;
        pipeline = new Pipeline(
                input,
                Counting.ofRun(top, FLOWS, book -> new Detection(settings.detect(), book, listener)),
                alerts(input, settings.alert(), news),
                Captures.ring(Math.max(packets, 1)),
                PacketObserver.NONE);
        snapshots = new Snapshots(top, List.of(pipeline.publisher()));
    }

    /** Returns the book for what is found in that input, whose alerts fall silent by its time. */
    static AlertBook alerts(PacketInput input, AlertRules rules, Consumer<Alert> news) {
        ElapsedTime time = input.isLive() ? ElapsedTime.ofMachine() : ElapsedTime.ofPackets();
        return new AlertBook(input.source().status().interfaceName(), rules, time, news);
    }

    /** Prints what was read. */
    interface Output {
        void print() throws IOException;
    }

    /**
     * Reads to the source's end, and has printed what there was; where the source fails, what came before, if anything
     * did.
     *
     * @throws CaptureException where the source has failed
     * @throws IOException      where nothing can be printed
     */
    void read(Output output) throws CaptureException, IOException {
        try {
            pipeline.read();
        } catch (CaptureException e) {
            if (report().totals().packets() > 0) {
                output.print();
            }
            throw e;
        }
        output.print();
    }

    /** Returns everything that was found. */
    List<Alert> alerts() {
        return snapshots.latest().getFirst().alerts().alerts();
    }

    /** Returns the detectors that are enabled. */
    Set<DetectorKind> detectors() {
        return snapshots.latest().getFirst().detect().detectors().stream()
                .map(DetectSnapshot.State::kind)
                .collect(Collectors.toSet());
    }

    Report report() {
        InterfaceSnapshot last = snapshots.latest().getFirst();
        Instant startedAt =
                live ? openedAt : Times.instant(last.traffic().times().firstNanos());
        return Reports.ofRun(last, startedAt);
    }

    /** Returns the newest packets, the newest first. */
    List<PacketEntry> packets() {
        return new RecentPackets(snapshots).newest(packets, PacketFilter.ALL);
    }
}
