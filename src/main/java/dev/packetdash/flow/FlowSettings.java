package dev.packetdash.flow;

import dev.packetdash.settings.SettingCheck;
import dev.packetdash.table.SetAssociativeIndex;

/**
 * {@code packetdash.flow.*}.
 *
 * @param capacity flows tracked an interface; rounded up to a power of two
 */
public record FlowSettings(int capacity) {
    public static final FlowSettings DEFAULTS = new FlowSettings(65_536);

    public FlowSettings {
        SettingCheck.range("packetdash.flow.capacity", capacity, 1024, 1 << 24);
    }

    /** The places of a table. */
    int places() {
        return SetAssociativeIndex.places(capacity);
    }

    /** What one table takes of the heap. */
    public long bytes() {
        return FlowStore.bytes(places()) + FlowSets.bytes(places()) + Attempts.bytes(places());
    }
}
