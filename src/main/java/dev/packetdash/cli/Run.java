package dev.packetdash.cli;

import dev.packetdash.alert.AlertBook;
import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.detect.ScanDetector;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.pipeline.Pipeline;
import dev.packetdash.report.InterfaceSnapshot;
import dev.packetdash.report.PacketEntry;
import dev.packetdash.report.PacketFilter;
import dev.packetdash.report.RecentPackets;
import dev.packetdash.report.Report;
import dev.packetdash.report.Reports;
import dev.packetdash.report.Snapshots;
import dev.packetdash.report.Times;
import dev.packetdash.traffic.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The service's pipeline from a source's beginning to its end, and the report of all that was in it. */
final class Run {
    private static final FlowSettings FLOWS = new FlowSettings(65_536);
    private static final ScanDetector.Settings SCANS = new ScanDetector.Settings(15, Duration.ofSeconds(30), 16_384);

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
        live = opened.live();
        this.packets = packets;
        Traffic traffic = Traffic.ofRun(top, FLOWS, FlowListener.NONE);
        pipeline = new Pipeline(
                source,
                opened.addresses(),
                traffic,
                new ScanDetector(SCANS),
                new AlertBook(source.status().interfaceName(), AlertBook.Rules.DEFAULT, List.of(), alert -> {}),
                new FrameRing((int) Captures.RING.toBytes(), Math.max(packets, 1)),
                live ? Clock.systemUTC() : new PacketClock(traffic::lastPacketNanos));
        snapshots = new Snapshots(List.of(pipeline.publisher()));
    }

    /** @throws CaptureException where the source has failed; the report is of what came before */
    void read() throws CaptureException {
        pipeline.read();
    }

    Report report() {
        InterfaceSnapshot last = snapshots.latest().getFirst();
        Instant startedAt = live ? openedAt : Times.instant(last.traffic().firstPacketNanos());
        return Reports.ofRun(last, startedAt);
    }

    /** The newest packets, the newest first. */
    List<PacketEntry> packets() {
        return new RecentPackets(snapshots).newest(packets, PacketFilter.ALL);
    }
}
