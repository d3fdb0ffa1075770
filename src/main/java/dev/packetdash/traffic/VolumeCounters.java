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

    void addAll(VolumeCounters<E> other) {
        packets.addAll(other.packets);
        bytes.addAll(other.bytes);
    }
}
