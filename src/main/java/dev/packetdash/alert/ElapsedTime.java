package dev.packetdash.alert;

/**
 * The time by which alerts fall silent and are forgotten, whatever clocks are set to: it never goes back, and on an
 * interface it does not leap where a clock is corrected. The times that alerts show are the packets'.
 */
@FunctionalInterface
public interface ElapsedTime {
    /** This machine's, which goes by without packets too. */
    static ElapsedTime ofMachine() {
        long start = System.nanoTime();
        return monotonicNanos -> System.nanoTime() - start;
    }

    /** That of the packets, for a capture file: there is no other, and a replay gives the same. */
    static ElapsedTime ofPackets() {
        return monotonicNanos -> monotonicNanos;
    }

    /** @param monotonicNanos the packets' {@link dev.packetdash.net.MonotonicTime} */
    long at(long monotonicNanos);
}
