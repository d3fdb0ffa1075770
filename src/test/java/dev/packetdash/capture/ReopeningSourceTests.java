package dev.packetdash.capture;

import static dev.packetdash.capture.FrameSource.Next.END;
import static dev.packetdash.capture.FrameSource.Next.FRAME;
import static dev.packetdash.capture.FrameSource.Next.NOTHING_YET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.CaptureFailure.Reason;
import dev.packetdash.net.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ReopeningSourceTests {
    private static final CaptureException DOWN =
            new CaptureException(Reason.INTERFACE_DOWN, "eth0 is down", "Bring it up.");
    private static final CaptureException GONE =
            new CaptureException(Reason.NO_SUCH_INTERFACE, "there is no eth0", "Name another.");

    private final FrameRing ring = new FrameRing(1 << 12, 4);
    private final Frame frame = new Frame();
    private final FakeSource fake = new FakeSource();
    private final List<Long> openings = new ArrayList<>();
    private @Nullable CaptureException openingFails;
    private long nanos = 7;
    private String name = "eth0";
    private final ReopeningSource source =
            new ReopeningSource(this::open, () -> name, LiveTraffic.SETTINGS, () -> nanos);

    private FrameSource open(String interfaceName) throws CaptureException {
        assertThat(interfaceName).isEqualTo(name);
        openings.add(nanos);
        if (openingFails != null) {
            throw openingFails;
        }
        fake.reset();
        return fake;
    }

    @Test
    void opensWhenItIsFirstRead() {
        assertThat(source.status().up()).isFalse();
        assertThat(source.status().failure()).isNull();
        assertThat(openings).isEmpty();

        assertThat(source.next(ring, frame)).isEqualTo(FRAME);
        assertThat(source.status().up()).isTrue();
        assertThat(source.status().restarts()).isEqualTo(CaptureStatus.NO_RESTARTS);
    }

    @Test
    void passesTheEndOn() {
        fake.end = true;

        assertThat(source.next(ring, frame)).isEqualTo(END);
    }

    @Test
    void waitsLongerAfterEveryFailure() {
        openingFails = GONE;
        for (int i = 0; i < 200; i++) {
            assertThat(source.next(ring, frame)).isEqualTo(NOTHING_YET);
            source.await(Duration.ZERO);
            nanos += 100_000_000;
        }

        assertThat(openings.stream().map(at -> at / 100_000_000)).startsWith(0L, 5L, 15L, 35L, 75L, 125L, 175L);
        assertThat(source.status().failure()).isEqualTo(GONE.failure());
        assertThat(source.status().restarts())
                .containsEntry(Reason.NO_SUCH_INTERFACE, openings.size() - 1L)
                .containsEntry(Reason.INTERFACE_DOWN, 0L)
                .hasSameSizeAs(CaptureStatus.NO_RESTARTS);
    }

    @Test
    void addsUpTheBooksOverReopenings() {
        readAndFail(DOWN);
        assertThat(source.status().up()).isFalse();
        assertThat(source.status().failure()).isEqualTo(DOWN.failure());
        assertThat(source.status().statistics()).isEqualTo(new CaptureStatistics(5, 3, 1, 2, 200));

        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(source.next(ring, frame)).isEqualTo(FRAME);
        assertThat(source.status().up()).isTrue();
        assertThat(source.status().failure()).isNull();
        assertThat(source.status().restarts()).containsEntry(Reason.INTERFACE_DOWN, 1L);
        assertThat(source.status().statistics()).isEqualTo(new CaptureStatistics(10, 4, 2, 3, 300));

        source.close();
        assertThat(source.status().statistics().unaccounted()).isZero();
    }

    private void readAndFail(CaptureException failure) {
        fake.nextFails = null;
        assertThat(source.next(ring, frame)).isEqualTo(FRAME);
        assertThat(source.next(ring, frame)).isEqualTo(FRAME);
        fake.nextFails = failure;
        assertThat(source.next(ring, frame)).isEqualTo(NOTHING_YET);
        assertThat(fake.closed).isTrue();
    }

    @Test
    void beginsAnewOnAnotherInterface() {
        readAndFail(DOWN);
        assertThat(source.move()).isFalse();
        name = "eth1";

        assertThat(source.move()).isTrue();
        assertThat(source.status()).isEqualTo(CaptureStatus.unopened("eth1", LiveTraffic.SETTINGS));
        assertThat(source.move()).isFalse();
        assertThat(source.next(ring, frame)).isEqualTo(FRAME);
        assertThat(source.status().statistics().delivered()).isEqualTo(1);
    }

    @Test
    void closesTheInterfaceThatItLeaves() {
        source.next(ring, frame);
        name = "eth1";
        source.move();

        assertThat(fake.closed).isTrue();
        assertThat(source.status().up()).isFalse();
    }

    @Test
    void failsOverWhereWaitingFails() {
        source.next(ring, frame);
        fake.awaitFails = GONE;
        source.await(Duration.ofSeconds(1));

        assertThat(source.status().failure()).isEqualTo(GONE.failure());
    }

    @Test
    void sleepsUntilItMayOpenAgain() {
        openingFails = GONE;
        source.next(ring, frame);
        nanos += Duration.ofMillis(499).toNanos();
        long start = System.nanoTime();
        source.await(Duration.ofSeconds(60));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void logsChangesOnce(CapturedOutput output) {
        openingFails = GONE;
        for (int i = 0; i < 5; i++) {
            source.next(ring, frame);
            nanos += Duration.ofSeconds(5).toNanos();
        }
        openingFails = DOWN;
        source.next(ring, frame);
        openingFails = null;
        nanos += Duration.ofSeconds(5).toNanos();
        source.next(ring, frame);

        assertThat(output).containsOnlyOnce("Not capturing: there is no eth0. Name another.");
        assertThat(output).containsOnlyOnce("Not capturing: eth0 is down. Bring it up.");
        assertThat(output).containsOnlyOnce("Capturing eth0 again: link type EN10MB");
    }
}
