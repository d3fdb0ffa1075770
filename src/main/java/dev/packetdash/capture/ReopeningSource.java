package dev.packetdash.capture;

import dev.packetdash.capture.CaptureFailure.Reason;
import dev.packetdash.net.Backoff;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source that outlives the failures of the one behind it: it closes that, opens another after a while that grows, and
 * adds up the books of all of them. Owned by one thread.
 */
final class ReopeningSource implements FrameSource {
    private static final Logger LOG = LoggerFactory.getLogger(ReopeningSource.class);

    /** Makes the source behind, every time anew. */
    interface Opener {
        FrameSource open(String interfaceName) throws CaptureException;
    }

    private final Opener opener;
    /** The name of the interface to read, which may change. */
    private final Supplier<String> names;

    private final CaptureSettings settings;
    private final LongSupplier nanoClock;
    private final Map<Reason, Long> restarts = new EnumMap<>(CaptureStatus.NO_RESTARTS);

    private @Nullable FrameSource source;
    /** The status of the source that was open last; its statistics are those of all that are closed. */
    private CaptureStatus closed;

    private @Nullable CaptureFailure failure;
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
    private long openAtNanos;

    /**
     * @param names     of the interface to read; asked about once a second
     * @param settings  of the capture
     * @param nanoClock as {@link System#nanoTime}
     */
    ReopeningSource(Opener opener, Supplier<String> names, CaptureSettings settings, LongSupplier nanoClock) {
        this.opener = opener;
        this.names = names;
        this.settings = settings;
        this.nanoClock = nanoClock;
        closed = CaptureStatus.unopened(names.get(), settings);
        openAtNanos = nanoClock.getAsLong();
    }

    /** The books of the interface that was read are closed with it: those of the other begin with nothing. */
    @Override
    public boolean move() {
        String name = names.get();
        if (name.equals(closed.interfaceName())) {
            return false;
        }
        closeSource();
        restarts.putAll(CaptureStatus.NO_RESTARTS);
        failure = null;
        backoff.reset();
        openAtNanos = nanoClock.getAsLong();
        closed = CaptureStatus.unopened(name, settings);
        return true;
    }

    @Override
    public Next next(FrameRing ring, Frame frame) {
        FrameSource open = source == null ? openWhenDue() : source;
        if (open == null) {
            return Next.NOTHING_YET;
        }
        try {
            return open.next(ring, frame);
        } catch (CaptureException e) {
            fail(e.failure());
            return Next.NOTHING_YET;
        }
    }

    @Override
    public void await(Duration timeout) {
        if (source == null) {
            LockSupport.parkNanos(Math.min(timeout.toNanos(), openAtNanos - nanoClock.getAsLong()));
            return;
        }
        try {
            source.await(timeout);
        } catch (CaptureException e) {
            fail(e.failure());
        }
    }

    private @Nullable FrameSource openWhenDue() {
        if (nanoClock.getAsLong() - openAtNanos < 0) {
            return null;
        }
        if (failure != null) {
            restarts.merge(failure.reason(), 1L, Long::sum);
        }
        try {
            source = opener.open(closed.interfaceName());
            succeed(source.status());
        } catch (CaptureException e) {
            fail(e.failure());
        }
        return source;
    }

    private void succeed(CaptureStatus status) {
        LOG.info(
                "Capturing {}{}: link type {}, filter \"{}\", snapshot length {}",
                status.interfaceName(),
                failure == null ? "" : " again",
                LinkType.name(status.parameters().linkType()),
                status.parameters().filter(),
                status.parameters().snapshotLength());
        failure = null;
        backoff.reset();
    }

    private void fail(CaptureFailure now) {
        closeSource();
        if (failure == null || failure.reason() != now.reason()) {
            LOG.warn("Not capturing: {}. {}", now.message(), now.remedy());
        }
        failure = now;
        openAtNanos = nanoClock.getAsLong() + backoff.next().toNanos();
    }

    private void closeSource() {
        if (source != null) {
            CaptureStatus last = source.status();
            source.close();
            source = null;
            closed =
                    with(last, false, closed.statistics().plus(last.statistics().withoutBuffer()));
        }
    }

    @Override
    public CaptureStatus status() {
        if (source == null) {
            return with(closed, false, closed.statistics());
        }
        CaptureStatus open = source.status();
        return with(open, true, closed.statistics().plus(open.statistics()));
    }

    private CaptureStatus with(CaptureStatus status, boolean up, CaptureStatistics statistics) {
        return status.with(up, failure).with(statistics).withRestarts(restarts);
    }

    @Override
    public void close() {
        closeSource();
    }
}
