package dev.packetdash.snapshot;

import dev.packetdash.capture.FrameRing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The one place between pipelines and readers: each pipeline publishes here, every reader reads here and nowhere else.
 */
public final class Snapshots {
    private final int top;
    private final List<Publisher> publishers;

    /**
     * @param top        entries of each list
     * @param publishers one for each pipeline; those of the same interface share its packets
     */
    public Snapshots(int top, List<Publisher> publishers) {
        this.top = top;
        this.publishers = List.copyOf(publishers);
    }

    /** The newest snapshot of each interface, in the order of the settings. */
    public List<InterfaceSnapshot> latest() {
        Map<String, List<Published>> interfaces = publishers.stream()
                .map(publisher -> publisher.published.get())
                .collect(Collectors.groupingBy(
                        published -> published.latest().name(), LinkedHashMap::new, Collectors.toList()));
        return interfaces.values().stream()
                .map(readers -> PipelineSum.of(readers, top))
                .toList();
    }

    /** A number that is another one once any pipeline has published again. */
    public long generation() {
        return publishers.stream()
                .mapToLong(publisher -> publisher.generation.get())
                .sum();
    }

    public List<Publisher> publishers() {
        return publishers;
    }

    /** @param windowBefore the last snapshot whose last complete window is the one before that of the latest */
    record Published(InterfaceSnapshot latest, InterfaceSnapshot windowBefore) {
        Published then(InterfaceSnapshot next) {
            return new Published(next, windowEnd(next) == windowEnd(latest) ? windowBefore : latest);
        }

        static long windowEnd(InterfaceSnapshot snapshot) {
            return snapshot.traffic().lastWindow().endNanos();
        }
    }

    /** One pipeline's place: its latest snapshot, and its ring of frames. */
    public static final class Publisher {
        private final FrameRing ring;
        final AtomicReference<Published> published;
        final AtomicLong generation = new AtomicLong();

        /** @param first what readers see until the pipeline publishes, so that every series is there from the start */
        public Publisher(FrameRing ring, InterfaceSnapshot first) {
            this.ring = ring;
            this.published = new AtomicReference<>(new Published(first, first));
        }

        /** Publishes a snapshot; called by the pipeline's thread alone. */
        public void publish(InterfaceSnapshot snapshot) {
            published.set(published.get().then(snapshot));
            generation.incrementAndGet();
        }

        public InterfaceSnapshot latest() {
            return published.get().latest();
        }

        public FrameRing ring() {
            return ring;
        }
    }
}
