package dev.packetdash.web;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 in which nobody keeps others out. Tomcat's timeouts are of a single read: a client that sends a byte now and
 * then holds its connection for good, and so does one that is idle. Here a request has to arrive within a deadline, and
 * where three quarters of {@code server.tomcat.max-connections} are taken, those that have been silent longest make
 * room.
 */
public final class BoundedProtocol extends Http11NioProtocol {
    private static final Duration REQUEST_DEADLINE = Duration.ofSeconds(10);

    private @Nullable ScheduledFuture<?> watch;

    /** Takes no body, and nothing of what may stand around one. */
    public BoundedProtocol() {
        setMaxExtensionSize(0);
        setMaxTrailerSize(0);
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch = getUtilityExecutor().scheduleWithFixedDelay(this::closeSlowAndIdle, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        super.stop();
    }

    private void closeSlowAndIdle() {
        Set<SocketWrapperBase<NioChannel>> connections = getEndpoint().getConnections();
        long now = System.nanoTime();
        connections.stream()
                .filter(connection -> isSlow(connection, now))
                .toList()
                .forEach(SocketWrapperBase::close);
        int room = getMaxConnections() * 3 / 4;
        connections.stream()
                .filter(connection -> !connection.isClosed() && !isAnswering(connection))
                .sorted(Comparator.comparingLong(connection -> ((NioSocketWrapper) connection).getLastRead()))
                .limit(Math.max(0, getConnectionCount() - room))
                .forEach(SocketWrapperBase::close);
    }

    /**
     * Returns whether a request began to arrive too long ago and is not whole yet; a processor waits with it as long as
     * no thread works on it.
     */
    private static boolean isSlow(SocketWrapperBase<NioChannel> connection, long now) {
        if (isAnswering(connection) || !(connection.getCurrentProcessor() instanceof Processor processor)) {
            return false;
        }
        long start = processor.getRequest().getStartTimeNanos();
        return start >= 0 && now - start > REQUEST_DEADLINE.toNanos();
    }

    /** Returns whether a thread works on it, or one of ours writes a download to it. */
    private static boolean isAnswering(SocketWrapperBase<NioChannel> connection) {
        return connection.getLock().isLocked()
                || (connection.getCurrentProcessor() instanceof Processor processor && processor.isAsync());
    }
}
