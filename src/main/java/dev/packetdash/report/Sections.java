package dev.packetdash.report;

import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.decode.NetworkClass;
import dev.packetdash.detect.ScanSuspect;
import dev.packetdash.net.Labels;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.Times;
import dev.packetdash.snapshot.Balance;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.traffic.CounterTable;
import dev.packetdash.traffic.Counters;
import dev.packetdash.traffic.DnsCounters;
import dev.packetdash.traffic.HeaderCounters;
import dev.packetdash.traffic.Rates;
import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.Volume;
import dev.packetdash.traffic.VolumeCounters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the parts of snapshots into the parts of a {@link Report}. */
final class Sections {
    private Sections() {}

    static Report.InterfaceState state(InterfaceSnapshot snapshot, long nowNanos) {
        CaptureStatus capture = snapshot.capture();
        return new Report.InterfaceState(
                capture.interfaceName(),
                Labels.label(capture.kind()),
                capture.up(),
                failure(capture.failure()),
                capture.linkType() < 0 ? null : LinkType.name(capture.linkType()),
                capture.filter(),
                capture.snapshotLength(),
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
                        .mapToLong(snapshot -> snapshot.traffic().outOfOrder())
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

    /** Of a run: both kinds of rates are over all of it, or its last minute; none where it has no length. */
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

    static Report.Headers headers(HeaderCounters headers) {
        Map<String, Volume> ipProtocols = new LinkedHashMap<>();
        headers.ipProtocols().forEach((number, volume) -> ipProtocols.put(Integer.toString(number), volume));
        return new Report.Headers(networks(headers.networks()), volumes(headers.transports()), ipProtocols);
    }

    /** What has no header of IP or ARP is one class, as it is to tshark. */
    private static Map<String, Volume> networks(VolumeCounters<NetworkClass> counters) {
        Map<String, Volume> networks = new LinkedHashMap<>();
        counters.packets().asMap().forEach((network, packets) -> {
            String name = Labels.label(
                    switch (network) {
                        case IPV4, IPV6, ARP -> network;
                        case LLDP, STP, EAPOL, MPLS, OTHER -> NetworkClass.OTHER;
                    });
            networks.merge(name, new Volume(packets, counters.bytes().get(network)), Volume::plus);
        });
        return networks;
    }

    private static <E extends Enum<E>> Map<String, Volume> volumes(VolumeCounters<E> counters) {
        return volumes(counters.packets(), counters.bytes());
    }

    static <E extends Enum<E>> Map<String, Volume> volumes(Counters<E> packets, Counters<E> bytes) {
        Map<String, Volume> volumes = new LinkedHashMap<>();
        packets.asMap()
                .forEach((member, count) -> volumes.put(Labels.label(member), new Volume(count, bytes.get(member))));
        return volumes;
    }

    static Map<String, Volume> hierarchy(List<InterfaceSnapshot> snapshots) {
        Map<String, Volume> hierarchy = new TreeMap<>();
        for (InterfaceSnapshot snapshot : snapshots) {
            snapshot.traffic().layerPaths().forEach((path, volume) -> hierarchy.merge(path, volume, Volume::plus));
        }
        return hierarchy;
    }

    static <E extends Enum<E>> Map<String, Long> counts(Counters<E> counters) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counters.asMap().forEach((member, count) -> counts.put(Labels.label(member), count));
        return counts;
    }

    static Report.Dns dns(List<InterfaceSnapshot> snapshots) {
        DnsCounters dns = snapshots.stream()
                .map(snapshot -> snapshot.traffic().dns())
                .reduce(DnsCounters::plus)
                .orElseThrow();
        return new Report.Dns(
                counts(dns.queries().byColumn()),
                counts(dns.responses().byColumn()),
                dns.names().estimate());
    }

    static Map<String, Long> fragments(CounterTable<NetworkClass, FragmentPosition> fragments) {
        Map<String, Long> counts = counts(fragments.byColumn());
        counts.remove(Labels.label(FragmentPosition.NONE));
        return counts;
    }

    static List<Report.SuspectEntry> suspects(List<InterfaceSnapshot> snapshots) {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.detect().suspects().stream())
                .map(Sections::suspect)
                .toList();
    }

    private static Report.SuspectEntry suspect(ScanSuspect suspect) {
        return new Report.SuspectEntry(
                suspect.source().toString(),
                Labels.label(suspect.kind()),
                Labels.label(suspect.direction()),
                suspect.targets(),
                Times.instant(suspect.sinceNanos()));
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
