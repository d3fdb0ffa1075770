package dev.packetdash.pipeline;

import dev.packetdash.alert.AlertBook;
import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.capture.FrameSource.Next;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The way of a packet from a source to the counters, on one thread that owns everything along it; once a second it
 * publishes what it has.
 */
public final class Pipeline implements Runnable {
    private static final long PUBLISH_NANOS = 1_000_000_000L;
    /** Batches between two looks at the clock while there is no pause in the traffic. */
    private static final int BATCHES_A_LOOK = 8;

    private final FrameSource source;
    private final Supplier<LocalAddresses> addresses;
    private final Supplier<Observers> observers;
    private final AlertBook alerts;
    private final FrameRing ring;
    private final Clock clock;
    private final Publisher publisher;
    private final Frame[] frames = new Frame[Traffic.BATCH];
    private final PacketSummary[] packets = new PacketSummary[Traffic.BATCH];
    private final PacketDecoder decoder = new PacketDecoder();
    private final MonotonicTime time = new MonotonicTime();
    private Traffic traffic;
    private Detection detection;
    private long lagNanos;
    private volatile boolean stopping;

    /** What sees the packets of one interface. */
    public record Observers(Traffic traffic, Detection detection) {}

    /** @param observers new ones, for the first interface and for each that the source moves to */
    public Pipeline(
            FrameSource source,
            Supplier<LocalAddresses> addresses,
            Supplier<Observers> observers,
            AlertBook alerts,
            FrameRing ring,
            Clock clock) {
        this.source = source;
        this.addresses = addresses;
        this.observers = observers;
        this.alerts = alerts;
        this.ring = ring;
        this.clock = clock;
        Observers first = observers.get();
        this.traffic = first.traffic;
        this.detection = first.detection;
        Arrays.setAll(frames, i -> new Frame());
        Arrays.setAll(packets, i -> new PacketSummary());
        this.publisher = new Publisher(ring, snapshot());
    }

    public Publisher publisher() {
        return publisher;
    }

    public void stop() {
        stopping = true;
    }

    /** Runs until {@link #stop} or the source's end, then closes the source. */
    @Override
    public void run() {
        try {
            read();
        } catch (CaptureException e) {
            throw new IllegalStateException("the source gave up: " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #run}, for whoever has to know that a source fails.
     *
     * @throws CaptureException where the source has failed; what came before that is published
     */
    public void read() throws CaptureException {
        try (source) {
            try {
                readOn();
            } finally {
                traffic.finish();
                detection.finish();
                publisher.publish(snapshot());
            }
        }
    }

    private void readOn() throws CaptureException {
        begin();
        Next next = Next.FRAME;
        for (long due = System.nanoTime(); !stopping && next != Next.END; ) {
            next = process();
            if (due - System.nanoTime() <= 0) {
                follow();
                publisher.publish(snapshot());
                due = System.nanoTime() + PUBLISH_NANOS;
            }
            if (next == Next.NOTHING_YET) {
                source.await(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            }
        }
    }

    /**
     * Numbers of one interface are no part of another's: where the source moves, all counts begin anew, as after a
     * restart.
     */
    private void follow() {
        if (source.move()) {
            Observers next = observers.get();
            traffic = next.traffic;
            detection = next.detection;
            begin();
            alerts.observe(source.status().interfaceName());
            ring.forget();
        }
    }

    /** Takes frames all the way, until there are none for now or it is time to look at the clock; says why it ended. */
    private Next process() throws CaptureException {
        Next next = Next.FRAME;
        for (int batch = 0; batch < BATCHES_A_LOOK && next == Next.FRAME; batch++) {
            next = processBatch();
        }
        return next;
    }

    /**
     * A batch goes from step to step as a whole: while the flows of its packets come from memory, side by side, there
     * is other work. Where the source fails, the packets before go on.
     */
    private Next processBatch() throws CaptureException {
        int count = 0;
        long first = ring.position();
        try {
            count = source.nextInBulk(ring, frames, Traffic.BATCH);
            while (count < Traffic.BATCH && ring.hasRoomAfter(first)) {
                Next next = source.next(ring, frames[count]);
                if (next != Next.FRAME) {
                    return next;
                }
                count++;
            }
            return Next.FRAME;
        } finally {
            count(count);
        }
    }

    private void count(int count) {
        if (count == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            decoder.decode(frames[i], packets[i]);
            packets[i].stamp(time);
        }
        traffic.prefetch(packets, count);
        for (int i = 0; i < count; i++) {
            if (traffic.add(packets[i], i)) {
                detection.observe(packets[i]);
            }
        }
        lagNanos = Math.max(lagNanos, Times.unixNanos(clock.instant()) - packets[count - 1].timestampNanos());
    }

    private void begin() {
        traffic.begin(monotonic(source.status(), Times.unixNanos(clock.instant())));
    }

    /** Time in a file is its packets'; on an interface it goes on without any. */
    private long monotonic(CaptureStatus status, long now) {
        return status.kind() == CaptureStatus.Kind.FILE ? time.latest() : time.at(now);
    }

    private InterfaceSnapshot snapshot() {
        LocalAddresses localAddresses = addresses.get();
        decoder.localAddresses(localAddresses);
        detection.localAddresses(localAddresses);
        long now = Times.unixNanos(clock.instant());
        CaptureStatus status = source.status();
        long monotonic = monotonic(status, now);
        InterfaceSnapshot snapshot = new InterfaceSnapshot(
                now,
                lagNanos,
                status,
                localAddresses,
                traffic.publish(monotonic),
                detection.publish(monotonic, time.offset()),
                alerts.publish(monotonic));
        lagNanos = 0;
        return snapshot;
    }
}
