package dev.packetdash.capture;

import dev.packetdash.net.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Walks a ring from the oldest frame to the newest and then follows its writer, who does not wait: what was overwritten
 * before it was read is left out. Owned by one thread, not the writer's.
 */
public final class RingReader {
    private final FrameRing ring;
    /** The number of the frame to be read next; 0 before the first. */
    private long number;

    private long position;

    public RingReader(FrameRing ring) {
        this.ring = ring;
    }

    /** A copy of the next frame, or null where there is none yet. */
    public @Nullable Frame next() {
        while (ring.newest() > 0 && number <= ring.newest()) {
            if (number == 0) {
                number = ring.oldestMarked();
                position = ring.marked(number);
            }
            Frame frame = ring.read(position, number);
            if (frame != null) {
                number++;
                position = FrameRing.end(position, frame.capturedLength());
                return frame;
            }
            long wrapped = ring.following(position);
            number = wrapped == position ? 0 : number;
            position = wrapped;
        }
        return null;
    }
}
