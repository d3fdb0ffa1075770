package dev.packetdash.traffic;

import java.util.Arrays;

/**
 * What each port of one transport carried in a window: exact, since there are no more than 65,536. Owned by one thread.
 */
final class ServiceTable {
    private static final int PORTS = 1 << 16;
    static final long BYTES = 2L * PORTS * Long.BYTES;

    private final long[] volumes = new long[2 * PORTS];

    void add(int port, long packets, long bytes) {
        volumes[2 * port] += packets;
        volumes[2 * port + 1] += bytes;
    }

    /** The first port from {@code port} on that carried something, or -1. */
    int next(int port) {
        for (int at = port; at < PORTS; at++) {
            if (volumes[2 * at] != 0) {
                return at;
            }
        }
        return -1;
    }

    Volume volume(int port) {
        return new Volume(volumes[2 * port], volumes[2 * port + 1]);
    }

    void clear() {
        Arrays.fill(volumes, 0);
    }
}
