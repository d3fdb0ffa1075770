package dev.packetdash.notify;

import dev.packetdash.alert.Alert;
import dev.packetdash.net.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings news to one sink, in order, each piece until it is taken. Any thread may offer news and is never held up; what
 * waits is bounded. The sink is called on this delivery's own thread, which survives every exception, but no error:
 * one of memory has to end the process.
 */
final class Delivery {
    /** The closed list behind the {@code result} label. */
    enum Result {
        DELIVERED,
        /** An attempt has failed; it is tried again, unless this program itself is at fault. */
        FAILED,
        /** The other side does not want it; it is not tried again. */
        REJECTED,
        /** It found the queue full and was dropped. */
        OVERFLOWED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final long LOG_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int LONGEST_REASON = 200;

    private final Sink sink;
    private final BlockingQueue<Alert> queue;
    private final Duration firstPause;
    private final Duration resend;
    private final AtomicLongArray results = new AtomicLongArray(Result.values().length);
    private @Nullable Thread thread;
    /** Taken from the queue, and not yet by the sink. */
    private @Nullable Alert pending;

    private long loggedAt = System.nanoTime() - LOG_NANOS;
    private long unlogged;

    /**
     * @param firstPause before the second attempt; it doubles with every further one, up to a minute
     * @param resend     how often open alerts are told again where there is no news; zero for never
     */
    Delivery(Sink sink, int capacity, Duration firstPause, Duration resend) {
        this.sink = sink;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.firstPause = firstPause;
        this.resend = resend;
    }

    Sink.Name name() {
        return sink.name();
    }

    long count(Result result) {
        return results.get(result.ordinal());
    }

    void offer(Alert news) {
        if (!queue.offer(news)) {
            count1(Result.OVERFLOWED);
        }
    }

    private void count1(Result result) {
        results.incrementAndGet(result.ordinal());
    }

    /** @param open the alerts that are told again */
    void start(Supplier<List<Alert>> open) {
        thread = Thread.ofPlatform().name("sink-" + sink.name()).daemon().start(() -> run(open));
    }

    /** Breaks off what goes on and tries once more what waits; called again, gives that up too. */
    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Waits until what waits has been tried, or until that time of {@link System#nanoTime}. */
    void awaitEnd(long deadline) {
        if (thread != null) {
            try {
                thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(Supplier<List<Alert>> open) {
        try {
            for (long due = System.nanoTime(); ; ) {
                if (!resend.isZero() && due - System.nanoTime() <= 0) {
                    tellAgain(open);
                    due = System.nanoTime() + resend.toNanos();
                }
                Alert news = resend.isZero() ? queue.take() : queue.poll(due - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (news != null) {
                    pending = news;
                    deliver(news);
                    pending = null;
                }
            }
        } catch (InterruptedException e) {
            deliverTheRest();
        }
    }

    private void tellAgain(Supplier<List<Alert>> open) throws InterruptedException {
        try {
            for (Alert alert : open.get()) {
                if (!attempt(alert)) {
                    return; // The next ones would wait for as long.
                }
            }
        } catch (RuntimeException e) {
            count1(Result.FAILED);
            log("cannot be told again what goes on", e);
        }
    }

    private void deliver(Alert news) throws InterruptedException {
        Backoff backoff = new Backoff(firstPause, LONGEST_PAUSE);
        while (!attempt(news)) {
            // Between half and all of it, so that many services do not come back at the same moment.
            long most = backoff.next().toNanos();
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(most / 2, most + 1)));
        }
    }

    /** False where it should be tried again. */
    private boolean attempt(Alert alert) throws InterruptedException {
        try {
            sink.deliver(alert);
            count1(Result.DELIVERED);
            return true;
        } catch (Sink.RejectedException e) {
            count1(Result.REJECTED);
            log("refuses an alert", e);
            return true;
        } catch (IOException e) {
            count1(Result.FAILED);
            log("cannot be told of alerts; it is tried again", e);
            return false;
        } catch (RuntimeException e) {
            // Another attempt would meet the same fault, and hold up all other news for ever.
            count1(Result.FAILED);
            log(
                    "cannot be told of an alert, for a fault of this program: "
                            + e.getClass().getName(),
                    e);
            return true;
        }
    }

    /** At most once a minute, however often it happens. */
    private void log(String problem, Exception e) {
        if (System.nanoTime() - loggedAt < LOG_NANOS) {
            unlogged++;
            return;
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        // The other side may have worded it: nothing that moves a cursor or begins a line belongs into a log.
        String reason =
                message.substring(0, Math.min(message.length(), LONGEST_REASON)).replaceAll("[\\p{C}\\v]", "?");
        LOG.warn(
                "{} {}: {} ({} waiting, {} more failures since last said)",
                name(),
                problem,
                reason,
                queue.size(),
                unlogged);
        loggedAt = System.nanoTime();
        unlogged = 0;
    }

    private void deliverTheRest() {
        try {
            Alert news = pending != null ? pending : queue.poll();
            while (news != null && attempt(news)) {
                news = queue.poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
