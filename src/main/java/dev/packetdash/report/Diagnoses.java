package dev.packetdash.report;

import dev.packetdash.capture.AutoInterface;
import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.LiveCapture;
import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.net.Labels;
import dev.packetdash.net.Times;
import dev.packetdash.report.Diagnostics.Check;
import dev.packetdash.snapshot.Balance;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Goes through the check list for every interface. */
public final class Diagnoses {
    private static final double STALE_SECONDS = 5;
    private static final double SILENT_SECONDS = 60;

    private final Snapshots snapshots;
    private final NetworkInterfaces machine;
    private final AutoInterface auto;
    private final Map<String, String> settings;
    private final Clock clock;
    private final long startedNanos;

    /** @param settings all in force, by name, without secrets */
    public Diagnoses(
            Snapshots snapshots,
            NetworkInterfaces machine,
            AutoInterface auto,
            Map<String, String> settings,
            Clock clock) {
        this.snapshots = snapshots;
        this.machine = machine;
        this.auto = auto;
        this.settings = settings;
        this.clock = clock;
        this.startedNanos = Times.unixNanos(clock.instant());
    }

    public Diagnostics diagnose() {
        List<InterfaceSnapshot> latest = snapshots.latest();
        List<Check> checks = new ArrayList<>();
        checks.add(library());
        long now = Times.unixNanos(clock.instant());
        for (InterfaceSnapshot snapshot : latest) {
            checks.addAll(List.of(
                    open(snapshot),
                    heartbeat(snapshot, now),
                    traffic(snapshot, startedNanos, now),
                    loss(snapshot),
                    order(snapshot)));
        }
        auto.fallback().map(Diagnoses::fallback).ifPresent(checks::add);
        SharedPacketsCheck.of(latest.stream().map(InterfaceSnapshot::name).toList(), machine)
                .ifPresent(checks::add);
        latest.forEach(snapshot -> Balance.of(snapshot).forEach(book -> checks.add(balance(book))));
        return new Diagnostics(checks.stream().allMatch(Check::passed), checks, Sections.books(latest), settings);
    }

    private static Check library() {
        String version = LiveCapture.libraryVersion();
        return new Check(
                "libpcap",
                !version.equals("absent"),
                "libpcap " + version,
                "Install it: apt-get install libpcap0.8, dnf install libpcap, or apk add libpcap.");
    }

    private static Check fallback(AutoInterface.Fallback fallback) {
        return new Check("auto follows the default route", false, fallback.message(), fallback.remedy());
    }

    private static Check open(InterfaceSnapshot snapshot) {
        String name = snapshot.name() + " is open";
        CaptureFailure failure = snapshot.capture().failure();
        if (failure != null) {
            return new Check(name, false, failure.message(), failure.remedy());
        }
        boolean up = snapshot.capture().up();
        return new Check(name, up, up ? "open" : "not opened yet", "The service is starting: look again in a moment.");
    }

    private static Check heartbeat(InterfaceSnapshot snapshot, long now) {
        double age = Times.seconds(now - snapshot.publishedNanos());
        return new Check(
                snapshot.name() + " is being read",
                age < STALE_SECONDS,
                "last snapshot " + ago(age),
                "The pipeline has stalled: look into the log, and restart the service.");
    }

    private static Check traffic(InterfaceSnapshot snapshot, long started, long now) {
        long last = snapshot.traffic().times().lastNanos();
        double age = Times.seconds(now - last);
        return new Check(
                snapshot.name() + " carries packets",
                last > 0 && age < SILENT_SECONDS,
                last == 0
                        ? "no packet in the " + seconds(Times.seconds(now - started)) + " since the start"
                        : "last packet " + ago(age),
                "Look with `ip -s link` whether the interface is the one you mean, and whether the filter keeps everything"
                        + " out; on a mirror port set packetdash.capture.promiscuous=true.");
    }

    private static String ago(double seconds) {
        return seconds(seconds) + " ago";
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static Check loss(InterfaceSnapshot snapshot) {
        CaptureStatistics statistics = snapshot.capture().statistics();
        return new Check(
                snapshot.name() + " loses nothing",
                statistics.dropped() == 0,
                "%d of %d packets dropped by the kernel".formatted(statistics.dropped(), statistics.received()),
                "Raise packetdash.capture.buffer-size, lower snapshot-length, or narrow the filter.");
    }

    /** A few packets are out of order wherever a network card has several queues. */
    private static Check order(InterfaceSnapshot snapshot) {
        long delivered = snapshot.capture().statistics().delivered();
        long outOfOrder = snapshot.traffic().times().outOfOrder();
        return new Check(
                snapshot.name() + " is in order of time",
                outOfOrder <= delivered / 100,
                "%d of %d packets stamped earlier than one before".formatted(outOfOrder, delivered),
                "The clock was set back, or several clocks stamp packets: look at `timedatectl timesync-status`.");
    }

    private static Check balance(Balance book) {
        return new Check(
                book.interfaceName() + " books: " + Labels.label(book.sum()),
                book.balanced(),
                "%d = %d + %d".formatted(book.whole(), book.parts(), book.difference()),
                "This is a defect in Packetdash: please report it with this document.");
    }
}
