package dev.packetdash.flow;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The keyed hash of flows: nobody outside can aim at one set. Two multiplications to 128 bits, folded, in the manner of wyhash; IPv6 has two more,
 * which do not wait for each other.
 */
final class FlowHash {
    private final long seed0 = ThreadLocalRandom.current().nextLong();
    private final long seed1 = ThreadLocalRandom.current().nextLong();
    private final long seed2 = ThreadLocalRandom.current().nextLong();
    private final long seed3 = ThreadLocalRandom.current().nextLong();

    long of(long addresses, long tuple) {
        return fold(fold(addresses ^ seed0, tuple ^ seed1) ^ seed2, seed3);
    }

    /** @param ipv6 two addresses */
    long ofIpv6(long[] ipv6) {
        return fold(ipv6[0] ^ seed1, ipv6[1] ^ seed2) ^ Long.rotateLeft(fold(ipv6[2] ^ seed3, ipv6[3] ^ seed0), 32);
    }

    private static long fold(long left, long right) {
        return Math.unsignedMultiplyHigh(left, right) ^ left * right;
    }
}
