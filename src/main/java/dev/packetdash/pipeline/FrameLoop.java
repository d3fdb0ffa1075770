package dev.packetdash.pipeline;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.capture.FrameSource.Next;
import dev.packetdash.net.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads a source to its end, batch by batch: the one loop behind the service and every command. Runs on one thread,
 * which owns everything here; others may only stop it.
 */
public final class FrameLoop {
    private static final long TICK_NANOS = 1_000_000_000L;
    /** Batches between two looks at the clock while there is no pause in the traffic. */
    private static final int BATCHES_A_LOOK = 8;

    private final FrameSource source;
    private final FrameRing ring;
    private final Frame[] frames;
    private final Taker taker;
    private volatile boolean stopping;

    /** Takes what the loop reads, on the loop's thread. */
    public interface Taker {
        /**
         * Takes the first {@code count} frames, which are good only during the call. Where the source fails, the frames
         * before are taken first. Returns whether more are wanted.
         */
        boolean take(Frame[] frames, int count) throws IOException;

        /** Is called about once a second, whether there are frames or not. */
        default void tick() {}

        /** Is called where there is no further frame for now, and at the source's end. */
        default void pause() throws IOException {}
    }

    /** @param batch frames that are read before they are taken, at most */
    public FrameLoop(FrameSource source, FrameRing ring, int batch, Taker taker) {
        this.source = source;
        this.ring = ring;
        this.taker = taker;
        frames = new Frame[batch];
        Arrays.setAll(frames, i -> new Frame());
    }

    /** Ends the loop soon; may be called by any thread. */
    public void stop() {
        stopping = true;
    }

    /**
     * Reads until {@link #stop}, the source's end, or the taker's.
     *
     * @throws CaptureException where the source has failed; what came before was taken
     * @throws IOException      where the taker has
     */
    public void read() throws CaptureException, IOException {
        Next next = Next.FRAME;
        for (long due = System.nanoTime(); !stopping && next != Next.END; ) {
            next = readBatches();
            if (due - System.nanoTime() <= 0) {
                taker.tick();
                due = System.nanoTime() + TICK_NANOS;
            }
            if (next != Next.FRAME) {
                taker.pause();
            }
            if (next == Next.NOTHING_YET) {
                source.await(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            }
        }
    }

    /** Reads until there is no further frame for now or it is time to look at the clock; returns why it ended. */
    private Next readBatches() throws CaptureException, IOException {
        Next next = Next.FRAME;
        for (int batch = 0; batch < BATCHES_A_LOOK && next == Next.FRAME && !stopping; batch++) {
            next = readBatch();
        }
        return next;
    }

    private Next readBatch() throws CaptureException, IOException {
        int count = 0;
        long first = ring.position();
        try {
            count = source.nextInBulk(ring, frames, frames.length);
            while (count < frames.length && ring.hasRoomAfter(first)) {
                Next next = source.next(ring, frames[count]);
                if (next != Next.FRAME) {
                    return next;
                }
                count++;
            }
            return Next.FRAME;
        } finally {
            if (count > 0 && !taker.take(frames, count)) {
                stop();
            }
        }
    }
}
