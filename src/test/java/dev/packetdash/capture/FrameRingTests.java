package dev.packetdash.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrameRingTests {
    private FrameRing ring = new FrameRing(4096, 16);
    private final Frame frame = new Frame();

    /** A frame that is told by its number: its length and each of its bytes follow from it. */
    private void write(long number) {
        int length = length(number);
        int index = ring.claim(length);
        Arrays.fill(ring.bytes(), index, index + length, (byte) number);
        ring.commit(frame, length, length + 1000, LinkType.ETHERNET, number * 10);
    }

    private static int length(long number) {
        return new Random(number).nextInt(400);
    }

    private static boolean isWhole(Frame found, long number) {
        byte[] expected = new byte[length(number)];
        Arrays.fill(expected, (byte) number);
        return found.capturedLength() == expected.length
                && found.wireLength() == expected.length + 1000
                && found.timestampNanos() == number * 10
                && Arrays.equals(found.copy(found.capturedLength()), expected);
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(ring.newest()).isZero();
        assertThat(ring.find(0)).isNull();
        assertThat(ring.find(1)).isNull();
    }

    @Test
    void keepsTheNewestWhileItWrapsAround() {
        for (long number = 1; number <= 10_000; number++) {
            write(number);
            assertThat(isWhole(frame, number)).isTrue();
            assertThat(ring.newest()).isEqualTo(number);
            for (long kept = Math.max(1, number - 4); kept <= number; kept++) {
                assertThat(ring.find(kept)).isNotNull().matches(found -> found.capturedLength() < 400);
            }
            assertThat(ring.find(number - 16)).isNull();
            assertThat(ring.find(number + 1)).isNull();
        }
    }

    @Test
    void goesFromChunkToChunk() {
        ring = new FrameRing(1 << 23, 1 << 16);
        for (long number = 1; number <= 100_000; number++) {
            write(number);
        }
        for (long kept = 80_000; kept <= 100_000; kept++) {
            long number = kept;
            assertThat(ring.find(number)).isNotNull().matches(found -> isWhole(found, number));
        }
        assertThat(ring.find(50_000)).isNull();
        assertThat(ring.oldestMarked()).isBetween(50_000L, 80_000L);
    }

    @Test
    void takesMemoryOnlyAsFramesCome() {
        List<FrameRing> rings =
                Stream.generate(() -> new FrameRing(1 << 30, 1)).limit(64).toList();

        assertThat(rings).allMatch(empty -> empty.find(1) == null);
    }

    @Test
    void takesAFrameOfTheMaximumLength() {
        int length = ring.maximumLength();
        for (int i = 1; i <= 10; i++) {
            ring.claim(length);
            ring.commit(frame, length, length, LinkType.RAW, i);
            assertThat(ring.find(i)).isNotNull().matches(found -> found.capturedLength() == length);
        }
    }

    @Test
    void neverShowsATornFrame() {
        AtomicBoolean writing = new AtomicBoolean(true);
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
            long found = 0;
            for (long turn = 0; writing.get(); turn++) {
                long number = ring.newest() - turn % 20;
                Frame copy = ring.find(number);
                if (copy != null) {
                    assertThat(isWhole(copy, number)).isTrue();
                    found++;
                }
            }
            return found;
        });
        for (long number = 1; number <= 2_000_000; number++) {
            write(number);
        }
        writing.set(false);

        assertThat(reader.join()).isPositive();
    }
}
