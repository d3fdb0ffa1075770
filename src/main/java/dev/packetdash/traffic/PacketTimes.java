package dev.packetdash.traffic;

/**
 * Time stamps of packets, Unix time in nanoseconds.
 *
 * @param firstNanos the earliest; 0 before the first packet
 * @param lastNanos  the latest; of a service, on the clock as it is now
 * @param outOfOrder counts packets whose time stamp is lower than that of a packet before
 */
public record PacketTimes(long firstNanos, long lastNanos, long outOfOrder) {
    PacketTimes plus(PacketTimes other) {
        return new PacketTimes(
                earliest(firstNanos, other.firstNanos),
                Math.max(lastNanos, other.lastNanos),
                outOfOrder + other.outOfOrder);
    }

    private static long earliest(long left, long right) {
        return left == 0 || right == 0 ? left + right : Math.min(left, right);
    }
}
