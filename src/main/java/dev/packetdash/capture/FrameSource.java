package dev.packetdash.capture;

import dev.packetdash.net.Frame;
import java.time.Duration;

/**
 * A place that frames come from: an interface, a file, the demo. Another source is one more class. Owned by one thread,
 * which alone calls it.
 */
public interface FrameSource extends AutoCloseable {
    /** What {@link #next} found. */
    enum Next {
        FRAME,
        /** Drained for now: {@link #await} before asking again. */
        NOTHING_YET,
        /** The end: there will be no more. */
        END
    }

    /**
     * Copies the next frame, if there is one, into {@code ring} and points {@code frame} at it. Never blocks.
     *
     * @throws CaptureException where the source has failed and must be closed
     */
    Next next(FrameRing ring, Frame frame) throws CaptureException;

    /**
     * Copies as many of the next frames into {@code ring} as can be had in one go, at most {@code most} and no more
     * than it keeps together ({@link FrameRing#hasRoomAfter}), and points {@code frames} at them. Returns how many
     * these are; where there is none, only {@link #next} knows why.
     *
     * @throws CaptureException where the source has failed and must be closed
     */
    default int nextInBulk(FrameRing ring, Frame[] frames, int most) throws CaptureException {
        return 0;
    }

    /**
     * Waits until a frame may be there, at most {@code timeout}.
     *
     * @throws CaptureException where the source has failed and must be closed
     */
    void await(Duration timeout) throws CaptureException;

    /**
     * Goes over to another interface, where the source follows one and that has changed: true then, and all that is
     * counted begins anew. Called between frames, about once a second.
     */
    default boolean move() {
        return false;
    }

    /** What is known of the source at this moment. Called between frames, about once a second. */
    CaptureStatus status();

    @Override
    void close();
}
