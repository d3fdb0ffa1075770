package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureSettings;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.LiveCapture;
import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.demo.DemoSource;
import dev.packetdash.pipeline.PacketInput;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Opens interfaces with the service's defaults. */
final class Captures {
    /** Bytes kept of a packet where only headers are looked at: all of them have room. */
    static final int HEADERS = 256;
    /** The ring's size as the list of packets needs it, with room for the longest that there can be. */
    private static final DataSize RING = DataSize.ofMegabytes(4);

    private Captures() {}

    /**
     * Returns a ring as the service has it.
     *
     * @param packets of which so many may be found again
     */
    static FrameRing ring(int packets) {
        return new FrameRing((int) RING.toBytes(), packets);
    }

    /**
     * @param name of an interface, or {@code any}, {@code auto}, {@code demo}
     * @throws CaptureException where it cannot be captured
     */
    static PacketInput open(String name, String filter, int snapshotLength) throws CaptureException {
        CaptureSettings settings = new CaptureSettings(
                CaptureSettings.Source.LIVE,
                List.of(name),
                1,
                filter,
                snapshotLength,
                false,
                Duration.ofMillis(100),
                DataSize.ofMegabytes(64),
                RING);
        if (name.equals(DemoSource.NAME)) {
            return new PacketInput(new DemoSource(settings), () -> DemoSource.LOCAL_ADDRESSES);
        }
        NetworkInterfaces interfaces = NetworkInterfaces.ofThisMachine();
        String chosen = interfaces.choose(settings).getFirst();
        return new PacketInput(LiveCapture.open(chosen, settings), () -> interfaces.localAddresses(chosen));
    }
}
