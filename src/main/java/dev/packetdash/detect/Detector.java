package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.flow.FlowListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Recognizes one behaviour and raises what it finds, again and again while it goes on. A detector hears only what it
 * asks for. Owned by its pipeline's thread; time is the packets'.
 */
abstract class Detector implements FlowListener {
    private final DetectorKind kind;
    private final Set<EventKind> events;
    private final List<BoundedTable> tables = new ArrayList<>();

    /** @param events what {@link #observe} and the calls about flows are made for */
    Detector(DetectorKind kind, EventKind... events) {
        this.kind = kind;
        this.events = Set.of(events);
    }

    /** Has a table of the detector's counted among what it holds. */
    final <T extends BoundedTable> T counted(T table) {
        tables.add(table);
        return table;
    }

    final DetectorKind kind() {
        return kind;
    }

    final Set<EventKind> events() {
        return events;
    }

    /** Takes a packet; its frame is good only during the call. */
    void observe(PacketSummary packet) {}

    /** A second of the packets' time has passed; what came at {@code nanos} or later has not been observed yet. */
    void advance(long nanos) {}

    /**
     * Shows what the detector holds about those whom the listener asks for, as far as it keeps them.
     *
     * @param nanos now
     */
    abstract void candidates(long nanos, CandidateListener listener);

    /** Returns how much the detector holds. */
    final DetectSnapshot.State state() {
        return new DetectSnapshot.State(
                kind,
                tables.stream().mapToLong(BoundedTable::tracked).sum(),
                tables.stream().mapToLong(BoundedTable::evictions).sum());
    }
}
