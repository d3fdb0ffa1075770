package dev.packetdash.report;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertSnapshot;
import dev.packetdash.alert.SampleFindings;
import dev.packetdash.alert.Severity;
import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.net.Times;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.snapshot.Snapshots.Publisher;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.traffic.Volume;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two interfaces that have seen three packets each. */
class ReportsTests {
    private static final long CLOSED = START + 11 * SECOND;
    private static final PacketBytes WEB = PacketBytes.ethernet()
            .ipv4("198.51.100.1", "203.0.113.2")
            .tcp(50_000, 443, TcpFlags.SYN)
            .payload(46);
    private static final PacketBytes DNS = PacketBytes.ethernet()
            .ipv4("198.51.100.1", "203.0.113.3")
            .udp(50_000, 53)
            .payload(158);
    private static final PacketBytes ARP = PacketBytes.ethernet().arp(1, "198.51.100.1", "198.51.100.2");

    private final Watched eth0 = new Watched("eth0")
            .see(START, WEB)
            .see(START + 10 * SECOND - 1, WEB)
            .see(START, ARP);
    private final Watched eth1 = new Watched("eth1")
            .see(START + 9 * SECOND, WEB)
            .see(START + 9 * SECOND, DNS)
            .see(START, ARP, 20);
    private final Alert suspect =
            Alert.begin("eth1", SampleFindings.scan("198.51.100.66", "198.51.100.1", Severity.LOW, 1));
    private final Clock clock = Clock.fixed(Times.instant(CLOSED), ZoneOffset.UTC);

    @Test
    void addsUpBothInterfaces() {
        Report report = reports(CLOSED).report();

        assertThat(report.run().source()).isEqualTo("live");
        assertThat(report.run().interfaces())
                .extracting(Report.InterfaceState::name)
                .containsExactly("eth0", "eth1");
        assertThat(report.run().capture()).isEqualTo(new Report.Capture(8, 2, 0, 6, 0, 4 * 100 + 100 + 42 + 20, 2, 0));
        assertThat(report.totals())
                .isEqualTo(new Report.Totals(6, 3 * 100 + 200 + 2 * 42, 3, 400, 6 / 10.0, 584 / 10.0));
        assertThat(report.rates().seconds()).isEqualTo(10);
        assertThat(report.rates().endedAt()).isEqualTo(Times.instant(START + 10 * SECOND));
        assertThat(report.rates().packets()).endsWith(3, 0, 0, 0, 0, 0, 0, 0, 0, 3);
        assertThat(report.layers().protocols())
                .containsEntry("tcp", new Volume(3, 300))
                .containsEntry("udp", new Volume(1, 200))
                .containsEntry("arp", new Volume(2, 84));
        assertThat(report.layers().directions()).containsEntry("unknown", new Volume(6, 584));
        assertThat(report.layers().networks()).containsEntry("ipv4", 4L).containsEntry("arp", 2L);
        assertThat(report.messages().tcpSegments()).containsEntry("syn", 3L);
        assertThat(report.messages().decodeOutcomes())
                .containsEntry("complete", 5L)
                .containsEntry("truncated", 1L);
        assertThat(report.scanSuspects())
                .containsExactly(new Report.SuspectEntry("198.51.100.66", "port_scan", "in", 30, Times.instant(START)));
        assertThat(report.books()).hasSize(8).allMatch(Report.BookEntry::balanced);
    }

    @Test
    void addsUpToTheSameTotalEverywhere() {
        Report report = reports(CLOSED).report();

        assertThat(packets(report.layers().protocols().values())).isEqualTo(6);
        assertThat(packets(report.layers().directions().values())).isEqualTo(6);
        assertThat(report.layers().networks().values().stream()
                        .mapToLong(count -> count)
                        .sum())
                .isEqualTo(6);
        assertThat(report.messages().decodeOutcomes().values().stream()
                        .mapToLong(count -> count)
                        .sum())
                .isEqualTo(6);
    }

    private static long packets(Collection<Volume> volumes) {
        return volumes.stream().mapToLong(Volume::packets).sum();
    }

    @Test
    void listsWhatBothInterfacesHaveSeen() {
        Reports reports = reports(CLOSED);

        TopList<Report.HostEntry> hosts = reports.hosts();
        assertThat(hosts.windowSeconds()).isEqualTo(10);
        assertThat(hosts.endedAt()).isEqualTo(Times.instant(START + 10 * SECOND));
        assertThat(hosts.total()).isEqualTo(new Volume(4, 500));
        assertThat(hosts.items())
                .containsExactly(
                        new Report.HostEntry("198.51.100.1", 4, 500, 0, 0),
                        new Report.HostEntry("203.0.113.2", 0, 0, 3, 300),
                        new Report.HostEntry("203.0.113.3", 0, 0, 1, 200));
        assertThat(reports.conversations().items())
                .containsExactly(
                        new Report.ConversationEntry("tcp", "198.51.100.1", "203.0.113.2", 443, 3, 300),
                        new Report.ConversationEntry("udp", "198.51.100.1", "203.0.113.3", 53, 1, 200));
        assertThat(reports.services().items())
                .containsExactly(
                        new Report.ServiceEntry("tcp", 443, 3, 300), new Report.ServiceEntry("udp", 53, 1, 200));
        assertThat(reports.report().lists().hosts()).isEqualTo(hosts.items());
    }

    @Test
    void listsTheWindowSoFarBeforeTheFirstIsComplete() {
        Reports reports = reports(START + 10 * SECOND - SECOND / 2);

        TopList<Report.HostEntry> hosts = reports.hosts();
        assertThat(hosts.complete()).isFalse();
        assertThat(hosts.windowSeconds()).isEqualTo(9.5);
        assertThat(hosts.endedAt()).isEqualTo(Times.instant(START + 10 * SECOND - SECOND / 2));
        assertThat(hosts.total()).isEqualTo(new Volume(4, 500));
        assertThat(hosts.items()).hasSize(3);
        assertThat(reports.conversations().complete()).isFalse();
        assertThat(reports.services().complete()).isFalse();
        assertThat(reports.report().lists().window())
                .isEqualTo(new Report.Window(9.5, hosts.endedAt(), false, 100, 1, 2));
    }

    /** One is idle, the other has been for a window: what it carries now is not to stay unseen. */
    @Test
    void listsTheWindowSoFarWhereNoInterfaceHadAnythingInTheLast() {
        Watched idle = new Watched("eth0");
        Watched back = new Watched("eth1");
        back.see(START + 12 * SECOND, WEB);

        TopList<Report.HostEntry> hosts =
                hosts(idle.publisher(START + 13 * SECOND, 0), back.publisher(START + 13 * SECOND, 0));
        assertThat(hosts.complete()).isFalse();
        assertThat(hosts.windowSeconds()).isEqualTo(3);
        assertThat(hosts.items()).hasSize(2);
    }

    /** Lists of two windows are not added up. */
    @Test
    void listsTheLastWindowWhereOneInterfaceHadSomethingInIt() {
        Watched back = new Watched("eth1");
        back.see(START + 12 * SECOND, WEB);

        TopList<Report.HostEntry> hosts =
                hosts(eth0.publisher(START + 13 * SECOND, 0), back.publisher(START + 13 * SECOND, 0));
        assertThat(hosts.complete()).isTrue();
        assertThat(hosts.endedAt()).isEqualTo(Times.instant(START + 10 * SECOND));
        assertThat(hosts.total()).isEqualTo(new Volume(2, 200));
    }

    @Test
    void listsNothingOfAnIdleInterfaceAndSaysOfWhen() {
        TopList<Report.HostEntry> begun = hosts(new Watched("eth0").publisher(START + SECOND, 0));
        assertThat(begun.complete()).isFalse();
        assertThat(begun.windowSeconds()).isEqualTo(1);
        assertThat(begun.items()).isEmpty();

        TopList<Report.HostEntry> later = hosts(new Watched("eth0").publisher(START + 13 * SECOND, 0));
        assertThat(later.complete()).isTrue();
        assertThat(later.windowSeconds()).isEqualTo(10);
        assertThat(later.items()).isEmpty();
    }

    private TopList<Report.HostEntry> hosts(Publisher... publishers) {
        return new Reports(new Snapshots(3, List.of(publishers)), Watched.SETTINGS, clock).hosts();
    }

    @Test
    void tellsHowLongItHasRun() {
        Instant start = Times.instant(START);
        MovingClock moving = new MovingClock(start);
        Reports reports = new Reports(Watched.snapshots(eth0), Watched.SETTINGS, moving);
        moving.now = start.plusMillis(1500);

        Report report = reports.report();
        assertThat(report.run().startedAt()).isEqualTo(start);
        assertThat(report.run().at()).isEqualTo(start.plusMillis(1500));
        assertThat(report.run().runtimeSeconds()).isEqualTo(1.5);
        assertThat(report.run().interfaces().getFirst().snapshotAgeSeconds()).isEqualTo(0.5);
    }

    private Reports reports(long nanos) {
        Snapshots snapshots = new Snapshots(
                3,
                List.of(
                        eth0.publisher(nanos, 2),
                        eth1.publisher(
                                nanos,
                                eth1.status(true, null, eth1.statistics(0, 0)),
                                DetectSnapshot.NONE,
                                new AlertSnapshot(List.of(suspect), AlertSnapshot.NONE.counts()))));
        return new Reports(snapshots, Watched.SETTINGS, clock);
    }

    private static final class MovingClock extends Clock {
        private Instant now;

        MovingClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
