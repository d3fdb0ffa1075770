package dev.packetdash.report;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;

import dev.packetdash.alert.AlertSnapshot;
import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.capture.CaptureParameters;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.snapshot.Snapshots.Publisher;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import dev.packetdash.traffic.Traffic;
import dev.packetdash.traffic.TrafficSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interface as its pipeline would leave it behind, sixteen packets in its ring, ten-second windows from {@link
 * Packets#START}.
 */
public final class Watched {
    public static final TrafficSettings SETTINGS = new TrafficSettings(3, Duration.ofSeconds(10));

    private static final long BUFFER_BYTES = 96_000;

    private final String name;
    private final FrameRing ring = new FrameRing(1 << 16, 16);
    private final Traffic traffic = new Traffic(SETTINGS, new FlowSettings(1024), FlowListener.NONE);
    private final Packets packets = new Packets();
    private final Frame frame = new Frame();
    private long delivered;
    private long capturedBytes;

    public Watched(String name) {
        this.name = name;
        traffic.publish(START);
    }

    static Snapshots snapshots(Watched... interfaces) {
        return new Snapshots(
                SETTINGS.top(),
                Arrays.stream(interfaces)
                        .map(watched -> watched.publisher(START + SECOND, 0))
                        .toList());
    }

    public Watched see(long nanos, PacketBytes packet) {
        return see(nanos, packet, packet.bytes().length);
    }

    public Watched see(long nanos, PacketBytes packet, int captured) {
        byte[] bytes = packet.bytes();
        int at = ring.claim(captured);
        System.arraycopy(bytes, 0, ring.bytes(), at, captured);
        ring.commit(frame, captured, bytes.length, packet.frame().linkType(), nanos);
        traffic.add(packets.of(frame));
        delivered++;
        capturedBytes += captured;
        return this;
    }

    /** What the pipeline publishes at that time, having lost {@code dropped} packets. */
    public Publisher publisher(long nanos, long dropped) {
        return publisher(nanos, status(true, null, statistics(0, dropped)), DetectSnapshot.NONE);
    }

    public Publisher publisher(long nanos, CaptureStatus status, DetectSnapshot detect) {
        return publisher(nanos, status, detect, AlertSnapshot.NONE);
    }

    Publisher publisher(long nanos, CaptureStatus status, DetectSnapshot detect, AlertSnapshot alerts) {
        return new Publisher(
                ring,
                new InterfaceSnapshot(
                        nanos, 0, status, LocalAddresses.UNKNOWN, traffic.publish(nanos), detect, alerts));
    }

    /** @param inBuffer received, but neither dropped nor delivered */
    public CaptureStatistics statistics(long inBuffer, long dropped) {
        return new CaptureStatistics(delivered + dropped + inBuffer, dropped, 0, delivered, capturedBytes);
    }

    public CaptureStatus status(boolean up, @Nullable CaptureFailure failure, CaptureStatistics statistics) {
        return CaptureStatus.open(
                        name,
                        CaptureStatus.Kind.LIVE,
                        new CaptureParameters(LinkType.ETHERNET, 256, false, "", BUFFER_BYTES),
                        statistics)
                .with(up, failure);
    }

    static Snapshots snapshots(Publisher publisher) {
        return new Snapshots(SETTINGS.top(), List.of(publisher));
    }
}
