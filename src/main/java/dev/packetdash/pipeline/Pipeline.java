package dev.packetdash.pipeline;

import dev.packetdash.alert.AlertBook;
import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.detect.Detection;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.net.MonotonicTime;
import dev.packetdash.net.Times;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots.Publisher;
import dev.packetdash.traffic.Traffic;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The way of a packet from a source to the counters and detectors, on one thread that owns everything along it. Once a
 * second it publishes what it has; of a file, which nobody asks about before its end, it does so at the end.
 */
public final class Pipeline implements Runnable {
    private final FrameSource source;
    private final Supplier<LocalAddresses> addresses;
    private final Counting counting;
    private final AlertBook alerts;
    private final FrameRing ring;
    private final PacketObserver observer;
    private final boolean live;
    private final FrameLoop loop;
    private final Clock clock = Clock.systemUTC();
    private final Publisher publisher;
    private final PacketSummary[] packets;
    private final PacketDecoder decoder = new PacketDecoder();
    private final MonotonicTime time = new MonotonicTime();
    private Traffic traffic;
    private Detection detection;
    private long lagNanos;

    /**
     * @param alerts   takes what is found
     * @param observer sees each packet; with {@link PacketObserver#NONE} packets go in batches, which is faster
     */
    public Pipeline(PacketInput input, Counting counting, AlertBook alerts, FrameRing ring, PacketObserver observer) {
        this.source = input.source();
        this.addresses = input.addresses();
        this.counting = counting;
        this.alerts = alerts;
        this.ring = ring;
        this.observer = observer;
        this.live = input.isLive();
        this.detection = counting.detection().apply(alerts);
        this.traffic = counting.traffic().apply(detection);
        packets = new PacketSummary[observer == PacketObserver.NONE ? Traffic.BATCH : 1];
        Arrays.setAll(packets, i -> new PacketSummary());
        this.loop = new FrameLoop(source, ring, packets.length, new Steps());
        this.publisher = new Publisher(ring, snapshot());
    }

    public Publisher publisher() {
        return publisher;
    }

    /** Ends the pipeline soon; may be called by any thread. */
    public void stop() {
        loop.stop();
    }

    /** Runs until {@link #stop} or the source's end, then closes the source. */
    @Override
    public void run() {
        try {
            read();
        } catch (CaptureException | IOException e) {
            throw new IllegalStateException("the source gave up: " + e.getMessage(), e);
        }
    }

    /**
     * Runs as {@link #run} does, for callers that have to know of failures.
     *
     * @throws CaptureException where the source has failed; what came before that is published
     * @throws IOException      where the observer has
     */
    public void read() throws CaptureException, IOException {
        try (source) {
            try {
                begin();
                loop.read();
            } finally {
                traffic.finish();
                detection.finish();
                observer.ended();
                publisher.publish(snapshot());
            }
        }
    }

    /** What the loop has done with its frames. */
    private final class Steps implements FrameLoop.Taker {
        /**
         * Takes a batch from step to step as a whole: while the flows of its packets come from memory, side by side,
         * there is other work.
         */
        @Override
        public boolean take(Frame[] frames, int count) throws IOException {
            for (int i = 0; i < count; i++) {
                decoder.decode(frames[i], packets[i]);
                packets[i].stamp(time);
            }
            traffic.prefetch(packets, count);
            for (int i = 0; i < count; i++) {
                if (traffic.add(packets[i], i)) {
                    detection.observe(packets[i]);
                }
                observer.counted(packets[i]);
            }
            lagNanos = Math.max(lagNanos, nowNanos() - packets[count - 1].timestampNanos());
            return true;
        }

        @Override
        public void tick() {
            if (live) {
                follow();
                publisher.publish(snapshot());
            }
        }

        @Override
        public void pause() throws IOException {
            observer.paused();
        }
    }

    /**
     * Begins anew where the source moves to another interface, as after a restart: numbers of one interface are no part
     * of another's.
     */
    private void follow() {
        if (source.move()) {
            detection = counting.detection().apply(alerts);
            traffic = counting.traffic().apply(detection);
            begin();
            alerts.observe(source.status().interfaceName());
            ring.forget();
        }
    }

    private void begin() {
        traffic.begin(monotonicNanos());
    }

    /** Returns the Unix time: that of a file is its newest packet's. */
    private long nowNanos() {
        return live ? Times.unixNanos(clock.instant()) : traffic.latestPacketNanos();
    }

    /** Returns the packets' monotonic time; on an interface it goes on without any. */
    private long monotonicNanos() {
        return live ? time.at(nowNanos()) : time.latest();
    }

    private InterfaceSnapshot snapshot() {
        LocalAddresses localAddresses = addresses.get();
        decoder.localAddresses(localAddresses);
        detection.localAddresses(localAddresses);
        long monotonic = monotonicNanos();
        InterfaceSnapshot snapshot = new InterfaceSnapshot(
                nowNanos(),
                lagNanos,
                source.status(),
                localAddresses,
                traffic.publish(monotonic),
                detection.publish(monotonic, time.offset()),
                alerts.publish(monotonic));
        lagNanos = 0;
        return snapshot;
    }
}
