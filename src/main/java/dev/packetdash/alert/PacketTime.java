package dev.packetdash.alert;

/**
 * The time that goes by in a capture file, where there is none but the packets': a step forward is a silence, and
 * nothing tells how long a clock was set back. Owned by the thread that reads the file.
 */
public final class PacketTime implements ElapsedTime {
    private long latest;

    @Override
    public void see(long monotonicNanos) {
        latest = Math.max(latest, monotonicNanos);
    }

    @Override
    public long nanos() {
        return latest;
    }
}
