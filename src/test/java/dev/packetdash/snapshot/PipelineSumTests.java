package dev.packetdash.snapshot;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.capture.CaptureFailure.Reason;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.report.Watched;
import dev.packetdash.snapshot.Snapshots.Publisher;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.traffic.TopLists;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineSumTests {
    private static final int TOP = Watched.SETTINGS.top();
    private static final PacketBytes SYN =
            PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2").tcp(50_000, 443, TcpFlags.SYN);
    private static final PacketBytes DNS =
            PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.3").udp(50_000, 53);

    private final Watched left = new Watched("eth0");
    private final Watched right = new Watched("eth0");

    private static InterfaceSnapshot sum(Publisher... publishers) {
        List<InterfaceSnapshot> latest = new Snapshots(TOP, List.of(publishers)).latest();
        assertThat(latest).hasSize(1);
        return latest.getFirst();
    }

    @Test
    void addsUpTheReadersOfOneInterface() {
        left.see(START + 2, SYN).see(START + 3, SYN);
        right.see(START + 1, DNS);
        InterfaceSnapshot sum = sum(left.publisher(START + SECOND, 2), right.publisher(START + 2 * SECOND, 1));

        assertThat(sum.name()).isEqualTo("eth0");
        assertThat(sum.publishedNanos()).isEqualTo(START + SECOND);
        assertThat(sum.capture().statistics().received()).isEqualTo(6);
        assertThat(sum.capture().statistics().dropped()).isEqualTo(3);
        assertThat(sum.counters().packets().total().packets()).isEqualTo(3);
        assertThat(sum.traffic().times().firstNanos()).isEqualTo(START + 1);
        assertThat(sum.traffic().times().lastNanos()).isEqualTo(START + 3);
        assertThat(sum.counters().layerPaths())
                .hasEntrySatisfying("frame", all -> assertThat(all.packets()).isEqualTo(3));
        assertThat(Balance.of(sum)).allMatch(Balance::balanced);
    }

    @Test
    void isUpWhereAllReadersAre() {
        CaptureFailure failure = new CaptureFailure(Reason.INTERFACE_DOWN, "eth0 is down", "");
        CaptureStatistics driver = new CaptureStatistics(1, 0, 7, 1, 60);
        InterfaceSnapshot sum = sum(
                left.publisher(START, left.status(true, null, driver), DetectSnapshot.NONE),
                right.publisher(START, right.status(false, failure, driver), DetectSnapshot.NONE));

        assertThat(sum.capture().up()).isFalse();
        assertThat(sum.capture().failure()).isEqualTo(failure);
        assertThat(sum.capture().parameters().bufferBytes())
                .isEqualTo(2 * left.status(true, null, driver).parameters().bufferBytes());
        assertThat(sum.capture().statistics()).isEqualTo(new CaptureStatistics(2, 0, 7, 2, 120));
    }

    /** Else the total would be of one window and the lists of two. */
    @Test
    void showsAWindowWhenAllReadersHaveClosedIt() {
        left.see(START + SECOND, SYN);
        right.see(START + SECOND, DNS);
        Publisher first = left.publisher(START + 11 * SECOND, 0);
        Publisher second = right.publisher(START + 11 * SECOND, 0);
        TopLists before = sum(first, second).traffic().lastWindow();
        assertThat(before.total().packets()).isEqualTo(2);

        left.see(START + 12 * SECOND, SYN);
        publish(left, first, START + 21 * SECOND);
        assertThat(sum(first, second).traffic().lastWindow())
                .usingRecursiveComparison()
                .isEqualTo(before);
        publish(left, first, START + 22 * SECOND);
        assertThat(sum(first, second).traffic().lastWindow())
                .usingRecursiveComparison()
                .isEqualTo(before);

        publish(right, second, START + 22 * SECOND);
        assertThat(sum(first, second).traffic().lastWindow().total().packets()).isEqualTo(1);
    }

    @Test
    void addsUpTheWindowSoFar() {
        left.see(START + SECOND, SYN);
        right.see(START + 2 * SECOND, DNS);
        TopLists soFar = sum(left.publisher(START + 3 * SECOND, 0), right.publisher(START + 4 * SECOND, 0))
                .traffic()
                .window();

        assertThat(soFar.complete()).isFalse();
        assertThat(soFar.span().coveredNanos()).isEqualTo(4 * SECOND);
        assertThat(soFar.total().packets()).isEqualTo(2);
        assertThat(soFar.hosts()).hasSize(3);
    }

    /**
     * One reader has closed its first window, the other has not: neither is nothing shown, nor something of the next
     * window.
     */
    @Test
    void staysWithTheFirstWindowUntilAllReadersHaveClosedIt() {
        left.see(START + SECOND, SYN);
        right.see(START + 2 * SECOND, DNS);
        Publisher first = left.publisher(START + 3 * SECOND, 0);
        publish(left, first, START + 11 * SECOND);
        InterfaceSnapshot sum = sum(first, right.publisher(START + 10 * SECOND, 0));

        assertThat(sum.traffic().lastWindow()).isEqualTo(TopLists.NONE);
        assertThat(sum.traffic().window().complete()).isFalse();
        assertThat(sum.traffic().window().span().coveredNanos()).isEqualTo(10 * SECOND);
        assertThat(sum.traffic().window().total().packets()).isEqualTo(2);
    }

    /** As above, where the first has nothing to show of the window that it has closed, but of the next. */
    @Test
    void addsNothingOfTheNextWindow() {
        right.see(START + 2 * SECOND, DNS);
        Publisher second = right.publisher(START + 10 * SECOND, 0);
        left.publisher(START + 10 * SECOND + SECOND / 2, 0);
        left.see(START + 10 * SECOND + SECOND / 2, SYN);
        InterfaceSnapshot sum = sum(left.publisher(START + 11 * SECOND, 0), second);

        assertThat(sum.traffic().window().startNanos()).isEqualTo(START);
        assertThat(sum.traffic().window().total().packets()).isEqualTo(1);
    }

    private static void publish(Watched watched, Publisher publisher, long nanos) {
        publisher.publish(watched.publisher(nanos, 0).latest());
    }

    @Test
    void addsUpWhatTheDetectorsSay() {
        InterfaceSnapshot sum = sum(
                left.publisher(START, left.status(true, null, left.statistics(0, 0)), detect(8)),
                right.publisher(START, right.status(true, null, right.statistics(0, 0)), detect(5)));

        assertThat(sum.detect()).isEqualTo(detect(13));
    }

    private static DetectSnapshot detect(long tracked) {
        return new DetectSnapshot(List.of(new DetectSnapshot.State(DetectorKind.PORT_SCAN, tracked, 2 * tracked)));
    }
}
