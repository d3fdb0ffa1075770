package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.ElapsedTime;
import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.detect.DetectSettings;
import dev.packetdash.detect.Detection;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.Times;
import dev.packetdash.pipeline.Pipeline;
import dev.packetdash.report.PacketEntry;
import dev.packetdash.report.PacketFilter;
import dev.packetdash.report.RecentPackets;
import dev.packetdash.report.Report;
import dev.packetdash.report.Reports;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.traffic.Traffic;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The service's pipeline from a source's beginning to its end, and the report of all that was in it. */
final class Run {
    private static final FlowSettings FLOWS = new FlowSettings(262_144);

    private final boolean live;
    private final int packets;
    private final Pipeline pipeline;
    private final Snapshots snapshots;
    private final Instant openedAt = Clock.systemUTC().instant();

    /**
     * @param source  of what was opened, with its limits
     * @param top     entries of the lists
     * @param packets recent packets kept
     */
    Run(Opened opened, FrameSource source, int top, int packets) {
        this(opened, source, top, packets, DetectSettings.DEFAULTS, AlertRules.DEFAULT, alert -> {});
    }

    /**
     * With other settings of what is found.
     *
     * @param news hears of alerts as they come
     */
    Run(
            Opened opened,
            FrameSource source,
            int top,
            int packets,
            DetectSettings detect,
            AlertRules rules,
            Consumer<Alert> news) {
        live = opened.live();
        this.packets = packets;
        ElapsedTime time = live ? ElapsedTime.ofMachine() : ElapsedTime.ofPackets();
        AlertBook alerts = new AlertBook(source.status().interfaceName(), rules, time, news);
        Detection detection = new Detection(detect, alerts);
        Traffic traffic = Traffic.ofRun(top, FLOWS, detection);
        pipeline = new Pipeline(
                source,
                opened.addresses(),
                () -> new Pipeline.Observers(traffic, detection),
                alerts,
                new FrameRing((int) Captures.RING.toBytes(), Math.max(packets, 1)),
                live ? Clock.systemUTC() : new PacketClock(traffic::latestPacketNanos));
        snapshots = new Snapshots(top, List.of(pipeline.publisher()));
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

    /** Everything that was found. */
    List<Alert> alerts() {
        return snapshots.latest().getFirst().alerts().alerts();
    }

    Report report() {
        InterfaceSnapshot last = snapshots.latest().getFirst();
        Instant startedAt =
                live ? openedAt : Times.instant(last.traffic().times().firstNanos());
        return Reports.ofRun(last, startedAt);
    }

    /** The newest packets, the newest first. */
    List<PacketEntry> packets() {
        return new RecentPackets(snapshots).newest(packets, PacketFilter.ALL);
    }
}
