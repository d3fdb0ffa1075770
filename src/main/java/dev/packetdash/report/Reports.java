package dev.packetdash.report;

import dev.packetdash.alert.AlertDocument;
import dev.packetdash.net.Labels;
import dev.packetdash.net.Times;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.snapshot.Windows;
import dev.packetdash.traffic.Rates;
import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.TrafficCounters;
import dev.packetdash.traffic.TrafficSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Assembles reports and lists, over all interfaces, from the latest snapshots. */
public final class Reports {
    private final Snapshots snapshots;
    private final int top;
    private final Clock clock;
    private final Instant startedAt;

    public Reports(Snapshots snapshots, TrafficSettings settings, Clock clock) {
        this.snapshots = snapshots;
        this.top = settings.top();
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    public Report report() {
        List<InterfaceSnapshot> latest = snapshots.latest();
        TopLists lists = lists(latest);
        Report.Totals totals = Sections.totals(counters(latest).packets().total(), rates(latest));
        return report(latest, lists, TopList.seconds(lists), totals, startedAt, clock.instant());
    }

    /**
     * Of a run that is over, whose lists are of all of it: so are its rates.
     *
     * @param startedAt of the run; its end is that of the last snapshot
     */
    public static Report ofRun(InterfaceSnapshot last, Instant startedAt) {
        List<InterfaceSnapshot> latest = List.of(last);
        Instant endedAt = Times.instant(last.publishedNanos());
        double seconds = seconds(startedAt, endedAt);
        Report.Totals totals = Sections.totals(counters(latest).packets().total(), rates(latest), seconds);
        return report(latest, last.traffic().window(), seconds, totals, startedAt, endedAt);
    }

    private static Report report(
            List<InterfaceSnapshot> latest,
            TopLists lists,
            double windowSeconds,
            Report.Totals totals,
            Instant startedAt,
            Instant now) {
        Rates rates = rates(latest);
        TrafficCounters counters = counters(latest);
        return new Report(
                run(latest, startedAt, now),
                totals,
                new Report.RateSeries(Times.instant(rates.endNanos()), rates.seconds(), rates.packets(), rates.bytes()),
                LayerCounts.of(counters),
                MessageCounts.of(counters),
                new Report.Lists(
                        Sections.window(lists, windowSeconds),
                        TopList.hosts(lists).items(),
                        TopList.conversations(lists).items(),
                        TopList.services(lists).items()),
                Sections.suspects(latest),
                Alerts.of(latest).stream().map(AlertDocument::of).toList(),
                Sections.books(latest));
    }

    private static Report.Run run(List<InterfaceSnapshot> latest, Instant startedAt, Instant now) {
        return new Report.Run(
                Labels.label(latest.getFirst().capture().kind()),
                startedAt,
                now,
                seconds(startedAt, now),
                latest.stream()
                        .map(snapshot -> Sections.state(snapshot, Times.unixNanos(now)))
                        .toList(),
                Sections.capture(latest));
    }

    public Protocols protocols() {
        LayerCounts layers = LayerCounts.of(counters(snapshots.latest()));
        return new Protocols(layers.protocols(), layers.networks(), layers.encapsulations(), layers.hierarchy());
    }

    private static double seconds(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.getSeconds() + Times.seconds(duration.getNano());
    }

    private static TrafficCounters counters(List<InterfaceSnapshot> latest) {
        return latest.stream()
                .map(InterfaceSnapshot::counters)
                .reduce(TrafficCounters::plus)
                .orElseThrow();
    }

    private static Rates rates(List<InterfaceSnapshot> latest) {
        return latest.stream()
                .map(snapshot -> snapshot.traffic().rates())
                .reduce(Rates::plus)
                .orElseThrow();
    }

    public TopList<Report.HostEntry> hosts() {
        return TopList.hosts(lists(snapshots.latest()));
    }

    public TopList<Report.ConversationEntry> conversations() {
        return TopList.conversations(lists(snapshots.latest()));
    }

    public TopList<Report.ServiceEntry> services() {
        return TopList.services(lists(snapshots.latest()));
    }

    private TopLists lists(List<InterfaceSnapshot> latest) {
        return Windows.shown(latest.stream().map(InterfaceSnapshot::traffic).toList(), top);
    }
}
