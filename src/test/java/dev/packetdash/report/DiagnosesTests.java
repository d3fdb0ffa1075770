package dev.packetdash.report;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.packetdash.capture.AutoInterface;
import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.capture.CaptureSettings;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.net.Times;
import dev.packetdash.report.Diagnostics.Check;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.testing.LiveSettings;
import dev.packetdash.testing.PacketBytes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosesTests {
    private static final PacketBytes PING =
            PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2").icmp(8, 0);

    private static final CaptureSettings NAMED = LiveSettings.of("eth0");

    private final Watched eth0 = new Watched("eth0");

    @Test
    void passesAllChecksOfAnInterfaceThatIsFine() {
        eth0.see(START, PING);
        Diagnostics diagnostics = diagnose(START + SECOND, up(eth0.statistics(0, 0)));

        assertThat(failed(diagnostics)).isEmpty();
        assertThat(diagnostics.books()).hasSize(4).allMatch(Report.BookEntry::balanced);
        assertThat(diagnostics.settings()).containsExactly(Map.entry("packetdash.traffic.top", "3"));
    }

    @Test
    void saysWhatFailedAndWhatHelps() {
        CaptureFailure failure = new CaptureFailure(
                CaptureFailure.Reason.NO_SUCH_INTERFACE, "there is no interface eth0", "Name another.");
        Diagnostics diagnostics = diagnose(START, eth0.status(false, failure, CaptureStatistics.NONE));

        assertThat(diagnostics.healthy()).isFalse();
        assertThat(failed(diagnostics))
                .contains(new Check("eth0 is open", false, "there is no interface eth0", "Name another."))
                .anySatisfy(check -> {
                    assertThat(check.name()).isEqualTo("eth0 carries packets");
                    assertThat(check.finding()).isEqualTo("no packet in the 0.0 s since the start");
                });
    }

    @Test
    void noticesAStalledPipelineAndASilentInterface() {
        eth0.see(START, PING);

        assertThat(failed(diagnose(START + 61 * SECOND, up(eth0.statistics(0, 0)))))
                .extracting(Check::name, Check::finding)
                .containsExactly(
                        tuple("eth0 is being read", "last snapshot 61.0 s ago"),
                        tuple("eth0 carries packets", "last packet 61.0 s ago"));
    }

    @Test
    void noticesLoss() {
        eth0.see(START, PING);

        assertThat(failed(diagnose(START, up(eth0.statistics(0, 3)))))
                .extracting(Check::name, Check::finding)
                .containsExactly(tuple("eth0 loses nothing", "3 of 4 packets dropped by the kernel"));
    }

    @Test
    void noticesBooksThatDoNotBalance() {
        eth0.see(START, PING);

        assertThat(failed(diagnose(START, up(new CaptureStatistics(2, 0, 0, 2, 42)))))
                .extracting(Check::name)
                .containsExactly("eth0 books: protocols", "eth0 books: networks", "eth0 books: decode_outcomes");
    }

    @Test
    void hasARemedyForEveryCheckThatFails() {
        CaptureStatus starting = eth0.status(false, null, new CaptureStatistics(5, 9, 0, 7, 0));
        List<Check> failed = failed(diagnose(START + 100 * SECOND, starting));

        assertThat(failed)
                .hasSize(8)
                .allSatisfy(check -> assertThat(check.remedy()).isNotBlank());
    }

    private CaptureStatus up(CaptureStatistics statistics) {
        return eth0.status(true, null, statistics);
    }

    /** Of a snapshot published at the start, at a later time. */
    private Diagnostics diagnose(long nanos, CaptureStatus status) {
        Snapshots snapshots = Watched.snapshots(eth0.publisher(START, status, DetectSnapshot.NONE));
        Clock clock = Clock.fixed(Times.instant(nanos), ZoneOffset.UTC);
        NetworkInterfaces machine = NetworkInterfaces.ofThisMachine();
        AutoInterface auto = new AutoInterface(machine, NAMED);
        return new Diagnoses(snapshots, machine, auto, Map.of("packetdash.traffic.top", "3"), clock).diagnose();
    }

    /** But for libpcap, which need not be on the machine that runs this. */
    private static List<Check> failed(Diagnostics diagnostics) {
        return diagnostics.checks().stream()
                .filter(check -> !check.passed() && !check.name().equals("libpcap"))
                .toList();
    }
}
