package dev.packetdash.flow;

import dev.packetdash.table.Hashing;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The keyed hash of flows: nobody outside can aim at one set. It costs two multiplications, and two more for IPv6,
 * which do not wait for each other. Both factors of the first depend on the flow: where the last factor is a key alone,
 * as in {@link dev.packetdash.table.KeyedHash}, ports in a row crowd into few sets under an unlucky key.
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
