package dev.packetdash.report;

import dev.packetdash.capture.FrameRing;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The one place between pipelines and readers: each pipeline publishes here, every reader reads here and nowhere else. */
public final class Snapshots {
    private final List<Publisher> publishers;

    public Snapshots(List<Publisher> publishers) {
        this.publishers = List.copyOf(publishers);
    }

    /** The newest snapshot of each interface, in the order of the settings. */
    public List<InterfaceSnapshot> latest() {
        return publishers.stream().map(publisher -> publisher.latest.get()).toList();
    }

    List<Publisher> publishers() {
        return publishers;
    }

    /** One pipeline's place: its latest snapshot, and its ring of frames. */
    public static final class Publisher {
        final FrameRing ring;
        final AtomicReference<InterfaceSnapshot> latest;

        /** @param first what readers see until the pipeline publishes, so that every series is there from the start */
        public Publisher(FrameRing ring, InterfaceSnapshot first) {
            this.ring = ring;
            this.latest = new AtomicReference<>(first);
        }

        public void publish(InterfaceSnapshot snapshot) {
            latest.set(snapshot);
        }
    }
}
