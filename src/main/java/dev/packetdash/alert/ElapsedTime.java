package dev.packetdash.alert;

/**
 * How much time has gone by, whatever clocks are set to: it never goes back, and it does not leap where a clock is corrected. Alerts fall
 * silent and are forgotten by it; the times that they show are the packets'.
 */
public interface ElapsedTime {
    /** The time that goes by for this machine, as its monotonic clock has it. */
    static ElapsedTime ofMachine() {
        long start = System.nanoTime();
        return new ElapsedTime() {
            @Override
            public void see(long monotonicNanos) {
                // The time goes by without packets too.
            }

            @Override
            public long nanos() {
                return System.nanoTime() - start;
            }
        };
    }

    /** Takes note of a packet's {@link dev.packetdash.net.MonotonicTime}. Called for every packet. */
    void see(long monotonicNanos);

    /** Since a moment that does not matter. */
    long nanos();
}
