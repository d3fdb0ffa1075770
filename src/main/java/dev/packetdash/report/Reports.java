package dev.packetdash.report;

import dev.packetdash.net.Labels;
import dev.packetdash.traffic.PacketCounters;
import dev.packetdash.traffic.Rates;
import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.TrafficSettings;
import dev.packetdash.traffic.TrafficSnapshot;
import dev.packetdash.traffic.Volume;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Assembles reports and lists, over all interfaces, from the latest snapshots. */
public final class Reports {
    private final Snapshots snapshots;
    private final int top;
    private final double windowSeconds;
    private final Clock clock;
    private final Instant startedAt;

    public Reports(Snapshots snapshots, TrafficSettings settings, Clock clock) {
        this.snapshots = snapshots;
        this.top = settings.top();
        this.windowSeconds = Times.seconds(settings.window().toNanos());
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    public Report report() {
        return report(snapshots.latest());
    }

    private Report report(List<InterfaceSnapshot> latest) {
        Instant now = clock.instant();
        List<TrafficSnapshot> traffic =
                latest.stream().map(InterfaceSnapshot::traffic).toList();
        PacketCounters counters = traffic.stream()
                .map(TrafficSnapshot::counters)
                .reduce(PacketCounters::plus)
                .orElseThrow();
        Rates rates =
                traffic.stream().map(TrafficSnapshot::rates).reduce(Rates::plus).orElseThrow();
        TopLists lists = lists(latest);
        return new Report(
                Labels.label(latest.getFirst().capture().kind()),
                startedAt,
                now,
                Times.seconds(Duration.between(startedAt, now).toNanos()),
                latest.stream()
                        .map(snapshot -> Sections.state(snapshot, Times.unixNanos(now)))
                        .toList(),
                Sections.capture(latest),
                Sections.totals(counters.total(), rates),
                new Report.RateSeries(Times.instant(rates.endNanos()), rates.packets(), rates.bytes()),
                Sections.volumes(counters.packets().byColumn(), counters.bytes().byColumn()),
                Sections.volumes(counters.packets().byRow(), counters.bytes().byRow()),
                Sections.counts(counters.networks().byColumn()),
                Sections.counts(counters.encapsulated()),
                Sections.counts(counters.tcpSegments().byColumn()),
                Sections.fragments(counters.fragments()),
                Sections.counts(counters.outcomes().byRow()),
                new Report.Window(
                        windowSeconds, TopList.endedAt(lists), lists.errors().greatest()),
                TopList.hosts(lists, windowSeconds).items(),
                TopList.conversations(lists, windowSeconds).items(),
                TopList.services(lists, windowSeconds).items(),
                Sections.suspects(latest),
                Sections.books(latest));
    }

    public Protocols protocols() {
        Report report = report();
        Map<String, Volume> hierarchy = new TreeMap<>();
        snapshots
                .latest()
                .forEach(snapshot -> snapshot.traffic()
                        .layerPaths()
                        .forEach((path, volume) -> hierarchy.merge(path, volume, Volume::plus)));
        return new Protocols(report.protocols(), report.networks(), report.encapsulations(), hierarchy);
    }

    public TopList<Report.HostEntry> hosts() {
        return TopList.hosts(lists(snapshots.latest()), windowSeconds);
    }

    public TopList<Report.ConversationEntry> conversations() {
        return TopList.conversations(lists(snapshots.latest()), windowSeconds);
    }

    public TopList<Report.ServiceEntry> services() {
        return TopList.services(lists(snapshots.latest()), windowSeconds);
    }

    private TopLists lists(List<InterfaceSnapshot> latest) {
        return latest.stream()
                .map(snapshot -> snapshot.traffic().top())
                .reduce((left, right) -> left.plus(right, top))
                .orElse(TopLists.NONE);
    }
}
