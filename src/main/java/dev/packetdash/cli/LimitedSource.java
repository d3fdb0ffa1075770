package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.Frame;
import java.time.Duration;

/** A source that ends after so many frames, after so long, or when it is interrupted. Owned by one thread. */
final class LimitedSource implements FrameSource {
    /** How late an interruption may be noticed. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    /**
     * Frames between two looks at the clock while there is no pause in the traffic: a look costs as much as decoding.
     */
    private static final int FRAMES_A_LOOK = 64;

    private final FrameSource source;
    private final Interrupt interrupt;
    private final long endNanos;
    private long left;
    private boolean lookAtClock = true;

    LimitedSource(FrameSource source, Duration duration, long count, Interrupt interrupt) {
        this.source = source;
        this.interrupt = interrupt;
        endNanos = System.nanoTime() + duration.toNanos();
        left = count;
    }

    @Override
    public Next next(FrameRing ring, Frame frame) throws CaptureException {
        if (left == 0 || interrupt.requested() || lookAtClock && isTimeUp()) {
            return Next.END;
        }
        Next next = source.next(ring, frame);
        left -= next == Next.FRAME ? 1 : 0;
        lookAtClock = next != Next.FRAME || left % FRAMES_A_LOOK == 0;
        return next;
    }

    @Override
    public int nextInBulk(FrameRing ring, Frame[] frames, int most) throws CaptureException {
        lookAtClock = isTimeUp();
        if (lookAtClock || interrupt.requested()) {
            return 0;
        }
        int count = source.nextInBulk(ring, frames, (int) Math.min(most, left));
        left -= count;
        return count;
    }

    private boolean isTimeUp() {
        return endNanos - System.nanoTime() <= 0;
    }

    @Override
    public void await(Duration timeout) throws CaptureException {
        long longest = Math.min(timeout.toNanos(), LONGEST_WAIT.toNanos());
        source.await(Duration.ofNanos(Math.clamp(endNanos - System.nanoTime(), 0, longest)));
    }

    @Override
    public CaptureStatus status() {
        return source.status();
    }

    @Override
    public void close() {
        source.close();
    }
}
