package dev.packetdash.detect;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.table.Hashing;

/**
 * Tells copies of an ARP message that several interfaces carry, as a bridge and its ports do, from messages sent again,
 * in a capture of all of them. ARP has no flow that would tell. Owned by its pipeline's thread.
 */
final class ArpCopies {
    private static final long AT_ONCE_NANOS = 100_000_000;
    private static final int LENGTH = 28;
    private static final int SLOTS = 256;

    /** Holds for each message, by its hash, the hash, the interface that carried it first, and when that last did. */
    private final long[] hashes = new long[SLOTS];

    private final int[] interfaces = new int[SLOTS];
    private final long[] times = new long[SLOTS];

    /** True of what another interface carried a moment ago; only where the capture tells interfaces apart. */
    boolean isCopy(PacketSummary packet) {
        int offset = packet.headersLength() - LENGTH;
        if (packet.interfaceIndex() == 0 || offset < 0) {
            return false;
        }
        long hash = packet.frame().i32(offset + 3 * Long.BYTES);
        for (int word = 0; word < 3; word++) {
            hash = Hashing.mix(hash + packet.frame().i64(offset + word * Long.BYTES));
        }
        int slot = (int) hash & SLOTS - 1;
        boolean known = hashes[slot] == hash && Math.abs(packet.monotonicNanos() - times[slot]) < AT_ONCE_NANOS;
        if (known && interfaces[slot] != packet.interfaceIndex()) {
            return true;
        }
        hashes[slot] = hash;
        interfaces[slot] = packet.interfaceIndex();
        times[slot] = packet.monotonicNanos();
        return false;
    }
}
