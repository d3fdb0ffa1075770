package dev.packetdash.flow;

/**
 * {@code packetdash.flow.*}.
 *
 * @param capacity flows tracked an interface; rounded up to a power of two
 */
public record FlowSettings(int capacity) {
    public FlowSettings {
        if (capacity < 1024 || capacity > 1 << 24) {
            throw new IllegalArgumentException("packetdash.flow.capacity = " + capacity + ": must be 1024 to 16777216");
        }
    }

    /** The places of a table. */
    int places() {
        return 1 << 32 - Integer.numberOfLeadingZeros(capacity - 1);
    }

    /** What one table takes of the heap. */
    public long bytes() {
        return FlowStore.bytes(places()) + FlowSets.bytes(places()) + Attempts.bytes(places());
    }
}
