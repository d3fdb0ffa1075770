package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.flow.FlowListener;
import java.util.Set;

/**
 * Recognizes one behaviour and raises what it finds, again and again while it goes on. It hears only what it asks
 * for. Owned by its pipeline's thread; time is the packets'.
 */
interface Detector extends FlowListener {
    DetectorKind kind();

    /** What {@link #observe} and the calls about flows are made for. */
    default Set<EventKind> events() {
        return Set.of();
    }

    /** The frame is good only during the call. */
    default void observe(PacketSummary packet) {}

    /** A second of the packets' time has passed; what came at {@code nanos} or later has not been observed yet. */
    default void advance(long nanos) {}

    /** Keys held now. */
    long tracked();

    /** Keys forgotten since the start because there was no room, and not because their time was over. */
    long evictions();
}
