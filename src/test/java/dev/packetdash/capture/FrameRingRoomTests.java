package dev.packetdash.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a ring promises to whoever reads a batch in place, and to whoever looks a frame up: against a queue of what was
 * written.
 */
class FrameRingRoomTests {
    private static final int KEEP = 1 << 12;

    private final Frame frame = new Frame();

    private record Written(long number, int length) {}

    private Written write(FrameRing ring, int length) {
        ring.claim(length);
        ring.commit(frame, length, length, LinkType.ETHERNET, ring.newest() + 1);
        return new Written(ring.newest(), length);
    }

    private static boolean isThere(FrameRing ring, Written written) {
        Frame found = ring.find(written.number);
        return found != null && found.timestampNanos() == written.number && found.capturedLength() == written.length;
    }

    @Test
    void keepsAsManyAsItSays() {
        FrameRing ring = new FrameRing(1 << 16, 16);
        for (int i = 0; i < 100; i++) {
            write(ring, 10);
        }

        assertThat(ring.oldest()).isEqualTo(85);
        assertThat(ring.find(85)).isNotNull();
        assertThat(ring.find(84)).isNull();
    }

    /** In one chunk, and in several; lengths from none to the maximum, most of them short. */
    @ParameterizedTest
    @CsvSource({"1, 4096, 2000", "2, 65536, 2000", "3, 8388608, 60"})
    void framesOutliveOneMoreWhereItSaysSo(long seed, int capacity, int batches) {
        Random random = new Random(seed);
        FrameRing ring = new FrameRing(capacity, KEEP);
        for (int batch = 0; batch < batches; batch++) {
            long position = ring.position();
            Deque<Written> frames = new ArrayDeque<>();
            while (ring.hasRoomAfter(position) && frames.size() < 200) {
                frames.add(write(ring, length(random, ring)));
            }
            assertThat(frames).isNotEmpty().allMatch(written -> isThere(ring, written));
        }
    }

    /** A chunk's end may be left free, a third of it at most. */
    @ParameterizedTest
    @CsvSource({"1, 4096, 5000", "2, 65536, 3000"})
    void keepsTheNewestOfAThirdOfItsCapacityAndNothingOlderThanAll(long seed, int capacity, int writes) {
        Random random = new Random(seed);
        FrameRing ring = new FrameRing(capacity, KEEP);
        Deque<Written> model = new ArrayDeque<>();
        for (int i = 0; i < writes; i++) {
            model.addFirst(write(ring, length(random, ring)));
            if (i % 20 == 0) {
                assertKept(ring, model, capacity);
            }
            while (model.size() > 2 * capacity / 64) {
                model.removeLast();
            }
        }
    }

    private static void assertKept(FrameRing ring, Deque<Written> newestFirst, int capacity) {
        int bytes = 0;
        for (Written written : newestFirst) {
            bytes += written.length;
            if (bytes <= capacity / 3 && written.number > ring.newest() - capacity / 3 / 64) {
                assertThat(isThere(ring, written)).isTrue();
            } else if (bytes - written.length > capacity) {
                assertThat(ring.find(written.number)).isNull();
            }
        }
    }

    private static int length(Random random, FrameRing ring) {
        int most = ring.maximumLength();
        return random.nextInt(10) == 0 ? random.nextInt(most + 1) : random.nextInt(Math.min(most, 200));
    }
}
