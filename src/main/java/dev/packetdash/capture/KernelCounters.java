package dev.packetdash.capture;

/** The kernel's counts of one open handle: libpcap's are 32 bits wide and wrap, these are 64. Owned by one thread. */
final class KernelCounters {
    private int lastReceived;
    private int lastDropped;
    private int lastInterfaceDropped;
    private long received;
    private long dropped;
    private long interfaceDropped;

    /** Takes the counters as they stand now; more often than every 2^32 packets, or a turn is missed. */
    void update(int newReceived, int newDropped, int newInterfaceDropped) {
        received += Integer.toUnsignedLong(newReceived - lastReceived);
        dropped += Integer.toUnsignedLong(newDropped - lastDropped);
        interfaceDropped += Integer.toUnsignedLong(newInterfaceDropped - lastInterfaceDropped);
        lastReceived = newReceived;
        lastDropped = newDropped;
        lastInterfaceDropped = newInterfaceDropped;
    }

    /** Forgets what was counted up to now. */
    void startHere() {
        received = 0;
        dropped = 0;
        interfaceDropped = 0;
    }

    /** Returns the packets in the kernel's buffer or taken out of it. */
    long buffered() {
        return received - dropped;
    }

    CaptureStatistics statistics(long delivered, long capturedBytes) {
        return new CaptureStatistics(received, dropped, interfaceDropped, delivered, capturedBytes);
    }
}
