package dev.packetdash.traffic;

/** Packets, and their bytes on the wire. */
public record Volume(long packets, long bytes) {
    public static final Volume NONE = new Volume(0, 0);

    public Volume plus(Volume other) {
        return new Volume(packets + other.packets, bytes + other.bytes);
    }

    public Volume minus(Volume other) {
        return new Volume(packets - other.packets, bytes - other.bytes);
    }
}
