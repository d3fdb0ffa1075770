package dev.packetdash.evidence;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.StorageErrors;
import dev.packetdash.alert.StorageErrors.Operation;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.evidence.EvidenceDirectory.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes the clips of one interface on a thread of its own. Any thread may hand over alerts and is never held up. */
final class ClipWriter {
    private static final int MOST_WAITING = 64;
    private static final int MOST_AT_ONCE = 8;
    private static final long IDLE_MILLIS = 1000;
    private static final long FOLLOW_MILLIS = 100;
    /** An interface may fall silent, so that no packet tells that the time is over. */
    private static final Duration LATEST = Duration.ofSeconds(2);

    private final FrameRing ring;
    private final EvidenceSettings settings;
    private final EvidenceDirectory directory;
    private final Dropped dropped;
    private final StorageErrors errors;
    private final BlockingQueue<Alert> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final List<Open> open = new ArrayList<>();
    private @Nullable Thread thread;
    private volatile boolean stopping;

    private record Open(Clip clip, Part part, long deadline) {}

    ClipWriter(
            FrameRing ring,
            EvidenceSettings settings,
            EvidenceDirectory directory,
            Dropped dropped,
            StorageErrors errors) {
        this.ring = ring;
        this.settings = settings;
        this.directory = directory;
        this.dropped = dropped;
        this.errors = errors;
    }

    void offer(Alert alert) {
        if (!queue.offer(alert)) {
            dropped.count(Dropped.Reason.BUSY);
        }
    }

    void start() {
        thread = Thread.ofPlatform().name("evidence").daemon().start(this::run);
    }

    /** Ends the files as they are. */
    void stop() {
        stopping = true;
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            while (!stopping) {
                Alert alert = open.size() < MOST_AT_ONCE
                        ? queue.poll(open.isEmpty() ? IDLE_MILLIS : FOLLOW_MILLIS, TimeUnit.MILLISECONDS)
                        : pause();
                if (alert != null) {
                    begin(alert);
                }
                goOn(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        goOn(true);
    }

    private static @Nullable Alert pause() throws InterruptedException {
        Thread.sleep(FOLLOW_MILLIS);
        return null;
    }

    private void begin(Alert alert) {
        try {
            Part part = directory.begin(alert);
            long deadline = System.nanoTime() + settings.after().plus(LATEST).toNanos();
            open.add(new Open(new Clip(alert, settings, ring, part.out()), part, deadline));
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void goOn(boolean last) {
        for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
            Open one = each.next();
            boolean over = true;
            try {
                over = one.clip.goOn() || last || System.nanoTime() - one.deadline > 0;
                if (over) {
                    finish(one);
                }
            } catch (IOException | RuntimeException e) {
                discard(one, e);
            }
            if (over) {
                each.remove();
            }
        }
    }

    private void finish(Open one) throws IOException {
        if (one.clip.finish()) {
            directory.finish(one.clip.alert(), one.part);
            errors.succeeded(Operation.EVIDENCE_WRITE);
        } else {
            dropped.count(Dropped.Reason.NO_PACKETS);
            Files.deleteIfExists(one.part.path());
        }
    }

    private void discard(Open one, Exception e) {
        failed(e);
        try {
            one.part.out().close();
            Files.deleteIfExists(one.part.path());
        } catch (IOException again) {
            e.addSuppressed(again);
        }
    }

    /** The thread goes on with the next alert, whatever it was. */
    private void failed(Exception e) {
        dropped.count(Dropped.Reason.WRITE_ERROR);
        errors.failed(Operation.EVIDENCE_WRITE, "Alerts are without evidence: it cannot be written", e);
    }
}
