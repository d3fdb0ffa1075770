package dev.packetdash.capture;

import dev.packetdash.net.Frame;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passes those packets of a file that match a libpcap filter; as with an interface, others are not counted at all. A
 * file may have several link types, and each has a filter of its own. Owned by one thread.
 */
public final class FilteredSource implements FrameSource {
    /** Half of it is the longest packet that libpcap knows; those of a few link types may be longer, and are cut. */
    private static final int SCRATCH_LENGTH = 1 << 19;

    private final FrameSource source;
    private final String expression;
    private final Map<Integer, PcapFilter> filters = new HashMap<>();
    /** The ring of whoever reads must not see what does not match. */
    private final FrameRing scratch = new FrameRing(SCRATCH_LENGTH, 1);

    /** The filter of the packet before: most files have one link type. */
    private @Nullable PcapFilter last;

    private int lastLinkType;
    private long delivered;
    private long capturedBytes;

    /**
     * @param source closed with this one, or where this one cannot be made
     * @throws CaptureException where libpcap is absent or refuses the filter
     */
    public FilteredSource(FrameSource source, String expression) throws CaptureException {
        this.source = source;
        this.expression = expression;
        int linkType = source.status().parameters().linkType();
        try {
            if (linkType >= 0) {
                filter(linkType);
            }
        } catch (CaptureException e) {
            source.close();
            throw e;
        }
    }

    private PcapFilter filter(int linkType) throws CaptureException {
        if (last == null || linkType != lastLinkType) {
            last = filters.get(linkType);
            if (last == null) {
                last = new PcapFilter(expression, linkType);
                filters.put(linkType, last);
            }
            lastLinkType = linkType;
        }
        return last;
    }

    @Override
    public Next next(FrameRing ring, Frame frame) throws CaptureException {
        Next next = source.next(scratch, frame);
        while (next == Next.FRAME && !filter(frame.linkType()).matches(frame)) {
            next = source.next(scratch, frame);
        }
        if (next == Next.FRAME) {
            move(frame, ring);
        }
        return next;
    }

    private void move(Frame frame, FrameRing ring) {
        int length = Math.min(frame.capturedLength(), ring.maximumLength());
        int at = ring.claim(length);
        frame.copyTo(ring.bytes(), at, length);
        ring.commit(frame, length, frame.wireLength(), frame.linkType(), frame.timestampNanos());
        delivered++;
        capturedBytes += length;
    }

    @Override
    public void await(Duration timeout) throws CaptureException {
        source.await(timeout);
    }

    @Override
    public CaptureStatus status() {
        CaptureStatus status = source.status();
        CaptureStatistics all = status.statistics();
        return status.withFilter(expression)
                .with(new CaptureStatistics(
                        all.dropped() + delivered,
                        all.dropped(),
                        all.interfaceDropped(),
                        delivered,
                        capturedBytes,
                        all.untimed()));
    }

    @Override
    public void close() {
        filters.values().forEach(PcapFilter::close);
        source.close();
    }
}
