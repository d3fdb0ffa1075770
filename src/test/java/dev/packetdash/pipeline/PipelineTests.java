package dev.packetdash.pipeline;

import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.ElapsedTime;
import dev.packetdash.capture.CaptureParameters;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.detect.DetectSettings;
import dev.packetdash.detect.Detection;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.snapshot.Balance;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.traffic.TrafficSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTests {
    private static final byte[] DATAGRAM =
            PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2").udp(1, 2).bytes();

    private final FrameRing ring = new FrameRing(1 << 16, 64);
    private final Moving source = new Moving();
    private final AlertBook alerts = new AlertBook("eth0", AlertRules.DEFAULT, ElapsedTime.ofPackets(), alert -> {});
    private final Counting counting = Counting.endless(
            new TrafficSettings(3, Duration.ofMinutes(1)),
            new FlowSettings(1024),
            book -> new Detection(DetectSettings.DEFAULTS, book));
    private final PacketInput input = new PacketInput(source, () -> LocalAddresses.UNKNOWN);
    private final Pipeline pipeline = new Pipeline(input, counting, alerts, ring, PacketObserver.NONE);

    /** Ten datagrams on eth0, then it goes over to eth1, where three more come and then the end. */
    private static final class Moving implements FrameSource {
        private String name = "eth0";
        private int left = 10;
        private long delivered;

        @Override
        public Next next(FrameRing ring, Frame frame) {
            if (left == 0) {
                return name.equals("eth0") ? Next.NOTHING_YET : Next.END;
            }
            int at = ring.claim(DATAGRAM.length);
            System.arraycopy(DATAGRAM, 0, ring.bytes(), at, DATAGRAM.length);
            ring.commit(frame, DATAGRAM.length, DATAGRAM.length, LinkType.ETHERNET, START);
            left--;
            delivered++;
            return Next.FRAME;
        }

        @Override
        public boolean move() {
            if (name.equals("eth1")) {
                return false;
            }
            name = "eth1";
            left = 3;
            delivered = 0;
            return true;
        }

        @Override
        public void await(Duration timeout) {}

        @Override
        public CaptureStatus status() {
            return CaptureStatus.open(
                    name,
                    CaptureStatus.Kind.LIVE,
                    new CaptureParameters(LinkType.ETHERNET, 256, false, "", 1 << 20),
                    new CaptureStatistics(delivered, 0, 0, delivered, delivered * DATAGRAM.length));
        }

        @Override
        public void close() {}
    }

    @Test
    void countsAnewOnTheInterfaceThatItsSourceMovesTo() {
        pipeline.run();

        InterfaceSnapshot last =
                new Snapshots(3, List.of(pipeline.publisher())).latest().getFirst();
        assertThat(last.name()).isEqualTo("eth1");
        assertThat(last.counters().packets().total().packets()).isEqualTo(3);
        assertThat(Balance.of(last)).allMatch(Balance::balanced);
    }

    @Test
    void letsNobodyFindThePacketsOfTheInterfaceThatWasLeft() {
        pipeline.run();

        assertThat(ring.newest()).isEqualTo(13);
        assertThat(ring.oldest()).isEqualTo(11);
        assertThat(ring.find(10)).isNull();
        assertThat(ring.find(11)).isNotNull();
    }

    /** Whoever reads a slow pipe sees a packet when it comes, and not when a batch is full. */
    @Test
    void showsEachPacketToItsObserverBeforeItReadsTheNext() throws Exception {
        List<Long> delivered = new ArrayList<>();
        PacketObserver observer = packet -> delivered.add(source.delivered);
        source.move();
        new Pipeline(input, counting, alerts, ring, observer).read();

        assertThat(delivered).containsExactly(1L, 2L, 3L);
    }
}
