package dev.packetdash.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingReaderTests {
    private static final int CAPACITY = 1 << 16;

    private final FrameRing ring = new FrameRing(CAPACITY, 4);
    private final Frame frame = new Frame();

    /** A frame all of whose bytes, and whose time, follow from its number. */
    private void write(long number, int length) {
        int place = ring.claim(length);
        Arrays.fill(ring.bytes(), place, place + length, (byte) number);
        ring.commit(frame, length, length, LinkType.ETHERNET, number);
    }

    private static void assertWhole(Frame found) {
        byte expected = (byte) found.timestampNanos();
        for (byte one : found.copy(found.capturedLength())) {
            assertThat(one).isEqualTo(expected);
        }
    }

    private static List<Long> rest(RingReader reader) {
        List<Long> numbers = new ArrayList<>();
        for (Frame found = reader.next(); found != null; found = reader.next()) {
            assertWhole(found);
            numbers.add(found.timestampNanos());
        }
        return numbers;
    }

    @Test
    void anEmptyRingHasNothing() {
        assertThat(new RingReader(ring).next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60, 256, 1500, 9000})
    void readsAllButTheOldestMarkThatTheRingHolds(int length) {
        Random lengths = new Random(length);
        for (long number = 1; number <= 10_000; number++) {
            write(number, length == 0 ? 0 : 1 + lengths.nextInt(length));
        }
        List<Long> numbers = rest(new RingReader(ring));

        assertThat(numbers).isNotEmpty().endsWith(10_000L);
        assertThat(numbers.getLast() - numbers.getFirst()).isEqualTo(numbers.size() - 1);
        long held = CAPACITY / (32 + Math.max(length, 8));
        assertThat(numbers.size()).isGreaterThanOrEqualTo((int) Math.min(10_000, Math.max(1, held - 128)));
    }

    @Test
    void readsEverythingFromTheFirstFrameOnWhileItIsThere() {
        for (long number = 1; number <= 500; number++) {
            write(number, 60);
        }

        assertThat(rest(new RingReader(ring))).hasSize(500).startsWith(1L);
    }

    @Test
    void followsTheWriter() {
        RingReader reader = new RingReader(ring);
        for (long number = 1; number <= 5000; number++) {
            write(number, (int) (number * 7 % 300));
            assertThat(rest(reader)).containsExactly(number);
        }
    }

    @Test
    void goesOnFromTheOldestWhereItWasOverrun() {
        RingReader reader = new RingReader(ring);
        write(1, 60);
        assertThat(rest(reader)).containsExactly(1L);
        for (long number = 2; number <= 5000; number++) {
            write(number, 60);
        }
        List<Long> numbers = rest(reader);

        assertThat(numbers).isSorted().doesNotHaveDuplicates().endsWith(5000L);
        assertThat(numbers.size()).isGreaterThan(CAPACITY / 96 - 128);
    }

    @Test
    void neverGivesHalfAFrameWhileTheWriterRuns() throws InterruptedException {
        AtomicBoolean written = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            Random lengths = new Random(1);
            for (long number = 1; number <= 3_000_000; number++) {
                write(number, lengths.nextInt(200));
            }
            written.set(true);
        });
        RingReader reader = new RingReader(ring);
        long last = 0;
        while (!written.get()) {
            for (long number : rest(reader)) {
                assertThat(number).isGreaterThan(last);
                last = number;
            }
        }
        writer.join();

        rest(reader);
        assertThat(last).isPositive();
    }
}
