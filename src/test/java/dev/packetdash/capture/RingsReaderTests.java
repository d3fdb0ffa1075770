package dev.packetdash.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingsReaderTests {
    private final FrameRing left = new FrameRing(1 << 16, 16);
    private final FrameRing right = new FrameRing(1 << 16, 16);
    private final RingsReader reader = new RingsReader(List.of(left, right));
    private final Frame frame = new Frame();

    private void write(FrameRing ring, long... times) {
        for (long time : times) {
            ring.claim(4);
            ring.commit(frame, 4, 4, LinkType.ETHERNET, time);
        }
    }

    private List<Long> rest() {
        List<Long> times = new ArrayList<>();
        for (Frame found = reader.next(); found != null; found = reader.next()) {
            times.add(found.timestampNanos());
        }
        return times;
    }

    @Test
    void emptyRingsHaveNothing() {
        assertThat(reader.next()).isNull();
    }

    @Test
    void readsInTheOrderOfTime() {
        write(left, 1, 4, 5);
        write(right, 2, 3, 6, 7);

        assertThat(rest()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void followsOneRingWhereTheOtherIsSilent() {
        write(left, 1, 2);
        assertThat(rest()).containsExactly(1L, 2L);
        write(left, 4);
        assertThat(rest()).containsExactly(4L);
        write(right, 3, 5);
        write(left, 6);
        assertThat(rest()).containsExactly(3L, 5L, 6L);
    }
}
