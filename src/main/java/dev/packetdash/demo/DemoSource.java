package dev.packetdash.demo;

import dev.packetdash.capture.CaptureParameters;
import dev.packetdash.capture.CaptureSettings;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.demo.DemoConversation.Timed;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.LocalAddresses;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Made-up traffic of a small server, for a look at the product without any rights. Owned by one thread. */
public final class DemoSource implements FrameSource {
    public static final String NAME = "demo";
    /** The addresses of the host that the demo pretends to run on. */
    public static final LocalAddresses LOCAL_ADDRESSES =
            new LocalAddresses(List.of(DemoTraffic.LOCAL_IPV4, DemoTraffic.LOCAL_IPV6), List.of(DemoTraffic.LOCAL_MAC));

    private static final long SEED = 20_260_720;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final int snapshotLength;
    private final LongSupplier clock;
    private final DemoTraffic traffic;
    private long delivered;
    private long capturedBytes;

    public DemoSource(CaptureSettings settings) {
        this(settings, steadyClock(System.currentTimeMillis() * 1_000_000 - System.nanoTime()));
    }

    /** The wall clock of the start, going on without the leaps of being set. */
    private static LongSupplier steadyClock(long offset) {
        return () -> offset + System.nanoTime();
    }

    /** @param clock Unix time in nanoseconds */
    public DemoSource(CaptureSettings settings, LongSupplier clock) {
        snapshotLength = settings.snapshotLength();
        this.clock = clock;
        traffic = new DemoTraffic(SEED, clock.getAsLong());
    }

    @Override
    public Next next(FrameRing ring, Frame frame) {
        Timed due = traffic.next(clock.getAsLong());
        if (due == null) {
            return Next.NOTHING_YET;
        }
        byte[] bytes = due.frame();
        int length = Math.min(bytes.length, Math.min(snapshotLength, ring.maximumLength()));
        int at = ring.claim(length);
        System.arraycopy(bytes, 0, ring.bytes(), at, length);
        ring.commit(frame, length, bytes.length, LinkType.ETHERNET, due.nanos());
        delivered++;
        capturedBytes += length;
        return Next.FRAME;
    }

    @Override
    public void await(Duration timeout) {
        LockSupport.parkNanos(Math.min(timeout.toNanos(), POLL_INTERVAL.toNanos()));
    }

    @Override
    public CaptureStatus status() {
        return CaptureStatus.open(
                NAME,
                CaptureStatus.Kind.DEMO,
                CaptureParameters.plain(LinkType.ETHERNET, snapshotLength),
                new CaptureStatistics(delivered, 0, 0, delivered, capturedBytes));
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
