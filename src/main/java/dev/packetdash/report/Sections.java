package dev.packetdash.report;

import dev.packetdash.alert.Alert;
import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.capture.CaptureParameters;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.net.Labels;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.Times;
import dev.packetdash.snapshot.Balance;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.traffic.Rates;
import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.Volume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the parts of snapshots into the parts of a {@link Report}. */
final class Sections {
    private Sections() {}

    static Report.InterfaceState state(InterfaceSnapshot snapshot, long nowNanos) {
        CaptureStatus capture = snapshot.capture();
        CaptureParameters parameters = capture.parameters();
        return new Report.InterfaceState(
                capture.interfaceName(),
                Labels.label(capture.kind()),
                capture.up(),
                failure(capture.failure()),
                parameters.linkType() < 0 ? null : LinkType.name(parameters.linkType()),
                parameters.filter(),
                parameters.snapshotLength(),
                Times.seconds(nowNanos - snapshot.publishedNanos()));
    }

    private static Report.@Nullable Failure failure(@Nullable CaptureFailure failure) {
        return failure == null
                ? null
                : new Report.Failure(Labels.label(failure.reason()), failure.message(), failure.remedy());
    }

    static Report.Capture capture(List<InterfaceSnapshot> snapshots) {
        CaptureStatistics sum = snapshots.stream()
                .map(snapshot -> snapshot.capture().statistics())
                .reduce(CaptureStatistics.NONE, CaptureStatistics::plus);
        return new Report.Capture(
                sum.received(),
                sum.dropped(),
                sum.interfaceDropped(),
                sum.delivered(),
                sum.unaccounted(),
                sum.capturedBytes(),
                snapshots.stream()
                        .mapToLong(snapshot -> snapshot.traffic().times().outOfOrder())
                        .sum(),
                sum.untimed());
    }

    static Report.Totals totals(Volume total, Rates rates) {
        return new Report.Totals(
                total.packets(),
                total.bytes(),
                rates.packetsLastSecond(),
                rates.bytesLastSecond(),
                rates.meanPackets(),
                rates.meanBytes());
    }

    /** Returns the rates of a run, over all of it and over its last minute; none where it has no length. */
    static Report.Totals totals(Volume total, Rates rates, double seconds) {
        double packetsPerSecond = seconds > 0 ? total.packets() / seconds : 0;
        double bytesPerSecond = seconds > 0 ? total.bytes() / seconds : 0;
        boolean longer = seconds > Rates.SECONDS;
        return new Report.Totals(
                total.packets(),
                total.bytes(),
                packetsPerSecond,
                bytesPerSecond,
                longer ? rates.meanPackets() : packetsPerSecond,
                longer ? rates.meanBytes() : bytesPerSecond);
    }

    static Report.Window window(TopLists lists, double seconds) {
        return new Report.Window(
                seconds,
                TopList.endedAt(lists),
                lists.complete(),
                lists.errors().greatest(),
                lists.sources(),
                lists.destinations());
    }

    static List<Report.SuspectEntry> suspects(List<InterfaceSnapshot> snapshots) {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.alerts().scanSuspects().stream())
                .map(Sections::suspect)
                .toList();
    }

    private static Report.SuspectEntry suspect(Alert suspect) {
        return new Report.SuspectEntry(
                suspect.subject().source().toString(),
                suspect.subject().kind().label(),
                Labels.label(suspect.direction()),
                suspect.targets(),
                Times.instant(suspect.startNanos()));
    }

    static List<Report.BookEntry> books(List<InterfaceSnapshot> snapshots) {
        return snapshots.stream()
                .flatMap(snapshot -> Balance.of(snapshot).stream())
                .map(Sections::book)
                .toList();
    }

    private static Report.BookEntry book(Balance book) {
        return new Report.BookEntry(
                book.interfaceName(),
                Labels.label(book.sum()),
                book.whole(),
                book.parts(),
                book.difference(),
                book.balanced());
    }
}
