package dev.packetdash.capture;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Always has one more frame of 100 bytes; of five packets received one was dropped, and what is not read lies in its
 * buffer.
 */
final class FakeSource implements FrameSource {
    @Nullable
    CaptureException nextFails;

    @Nullable
    CaptureException awaitFails;

    boolean end;
    boolean closed;
    private long delivered;

    void reset() {
        nextFails = null;
        awaitFails = null;
        closed = false;
        delivered = 0;
    }

    @Override
    public Next next(FrameRing ring, Frame frame) throws CaptureException {
        if (nextFails != null) {
            throw nextFails;
        }
        delivered += end ? 0 : 1;
        return end ? Next.END : Next.FRAME;
    }

    @Override
    public void await(Duration timeout) throws CaptureException {
        if (awaitFails != null) {
            throw awaitFails;
        }
    }

    @Override
    public CaptureStatus status() {
        return status(LinkType.ETHERNET, new CaptureStatistics(5, 1, 1, delivered, 100 * delivered));
    }

    private static CaptureStatus status(int linkType, CaptureStatistics statistics) {
        return CaptureStatus.open(
                        "eth0",
                        CaptureStatus.Kind.LIVE,
                        new CaptureParameters(linkType, 256, false, "", 1 << 20),
                        statistics)
                .with(linkType >= 0, null);
    }

    @Override
    public void close() {
        closed = true;
    }
}
