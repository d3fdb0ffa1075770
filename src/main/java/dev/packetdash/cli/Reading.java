package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.Frame;
import java.io.IOException;
import java.time.Duration;

/** Goes through a source frame by frame. */
final class Reading {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private Reading() {}

    /** Takes what is read; on the reading thread. */
    interface Sink {
        /** The frame is good only during the call; false where no more are wanted. */
        boolean accept(Frame frame) throws IOException;

        /** There is nothing more for now. */
        void pause() throws IOException;
    }

    /**
     * Reads to the source's end, or that of the sink's wants.
     *
     * @throws CaptureException where the source has failed; what came before was taken
     * @throws IOException      where the sink has
     */
    static void read(FrameSource source, Sink sink) throws CaptureException, IOException {
        FrameRing ring = new FrameRing((int) Captures.RING.toBytes(), 1);
        Frame frame = new Frame();
        boolean goingOn = true;
        while (goingOn) {
            switch (source.next(ring, frame)) {
                case FRAME -> goingOn = sink.accept(frame);
                case NOTHING_YET -> {
                    sink.pause();
                    source.await(LONGEST_WAIT);
                }
                case END -> goingOn = false;
            }
        }
    }
}
