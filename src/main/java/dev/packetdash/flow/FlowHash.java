package dev.packetdash.flow;

import dev.packetdash.table.Hashing;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The keyed hash of flows: nobody outside can aim at one set. Two multiplications; IPv6 has two more, which do not wait
 * for each other.
 */
final class FlowHash {
    private final long seed0 = ThreadLocalRandom.current().nextLong();
    private final long seed1 = ThreadLocalRandom.current().nextLong();
    private final long seed2 = ThreadLocalRandom.current().nextLong();
    private final long seed3 = ThreadLocalRandom.current().nextLong();

    long of(long addresses, long tuple) {
        return Hashing.fold(Hashing.fold(addresses ^ seed0, tuple ^ seed1) ^ seed2, seed3);
    }

    /** @param ipv6 two addresses */
    long ofIpv6(long[] ipv6) {
        long a = Hashing.fold(ipv6[0] ^ seed1, ipv6[1] ^ seed2);
        long b = Hashing.fold(ipv6[2] ^ seed3, ipv6[3] ^ seed0);
        return a ^ Long.rotateLeft(b, 32);
    }
}
