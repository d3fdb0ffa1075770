package dev.packetdash.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureFailure.Reason;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events are named in the order in which they happen. */
class FrameLoopTests {
    private final List<String> events = new ArrayList<>();

    /** Delivers a frame for each {@code f}, nothing yet for {@code n}, fails for {@code x}, and then ends. */
    private final class Scripted implements FrameSource {
        private final String script;
        private int at;

        Scripted(String script) {
            this.script = script;
        }

        @Override
        public Next next(FrameRing ring, Frame frame) throws CaptureException {
            if (at == script.length()) {
                return Next.END;
            }
            switch (script.charAt(at++)) {
                case 'f' -> {
                    ring.claim(1);
                    ring.commit(frame, 1, 1, LinkType.ETHERNET, at);
                    return Next.FRAME;
                }
                case 'n' -> {
                    return Next.NOTHING_YET;
                }
                default -> throw new CaptureException(Reason.INTERFACE_DOWN, "it is down", "");
            }
        }

        @Override
        public void await(Duration timeout) {
            events.add("wait");
        }

        @Override
        public CaptureStatus status() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private FrameLoop loop(String script, int batch, int wanted) {
        return new FrameLoop(new Scripted(script), new FrameRing(1 << 16, 16), batch, new FrameLoop.Taker() {
            private int left = wanted;

            @Override
            public boolean take(Frame[] frames, int count) {
                left -= count;
                events.add("take " + count);
                return left > 0;
            }

            @Override
            public void pause() {
                events.add("pause");
            }
        });
    }

    @Test
    void takesBatchesAndPausesWhereThereIsNothingForNow() throws Exception {
        loop("fffffnf", 3, 100).read();

        assertThat(events).containsExactly("take 3", "take 2", "pause", "wait", "take 1", "pause");
    }

    @Test
    void takesEachFrameBeforeItReadsTheNextInBatchesOfOne() throws Exception {
        loop("ff", 1, 100).read();

        assertThat(events).containsExactly("take 1", "take 1", "pause");
    }

    @Test
    void readsNoMoreThanIsWanted() throws Exception {
        loop("ffffff", 1, 2).read();

        assertThat(events).containsExactly("take 1", "take 1");
    }

    @Test
    void takesWhatCameBeforeAFailure() {
        FrameLoop loop = loop("ffx", 8, 100);

        assertThatThrownBy(loop::read).isInstanceOf(CaptureException.class).hasMessageContaining("it is down");
        assertThat(events).containsExactly("take 2");
    }

    @Test
    void endsWhenItIsStopped() throws Exception {
        FrameLoop loop = loop("ffffffff", 1, 100);
        loop.stop();
        loop.read();

        assertThat(events).isEmpty();
    }
}
