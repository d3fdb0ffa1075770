package dev.packetdash.traffic;

/** Packets and bytes per member of a closed list; like {@link Counters}. */
public record VolumeCounters<E extends Enum<E>>(Counters<E> packets, Counters<E> bytes) {
    VolumeCounters(Class<E> type) {
        this(new Counters<>(type), new Counters<>(type));
    }

    void add(E member, long count, long size) {
        packets.add(member, count);
        bytes.add(member, size);
    }

    VolumeCounters<E> copy() {
        return new VolumeCounters<>(packets.copy(), bytes.copy());
    }

    VolumeCounters<E> plus(VolumeCounters<E> other) {
        return new VolumeCounters<>(packets.plus(other.packets), bytes.plus(other.bytes));
    }
}
