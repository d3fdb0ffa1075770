package dev.packetdash.capture;

import dev.packetdash.net.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Walks the rings of one interface's readers as if they were one, in the order of time as far as it is known. Owned by
 * one thread.
 */
public final class RingsReader {
    private final List<RingReader> waiting = new ArrayList<>();
    private final Queue<Head> heads =
            new PriorityQueue<>(Comparator.comparingLong(head -> head.frame().timestampNanos()));

    /** The next frame of one ring. */
    private record Head(Frame frame, RingReader reader) {}

    public RingsReader(List<FrameRing> rings) {
        rings.forEach(ring -> waiting.add(new RingReader(ring)));
    }

    /** A copy of the next frame, or null where there is none yet. */
    public @Nullable Frame next() {
        waiting.removeIf(this::advance);
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        waiting.add(head.reader);
        return head.frame;
    }

    private boolean advance(RingReader reader) {
        Frame frame = reader.next();
        return frame != null && heads.add(new Head(frame, reader));
    }
}
