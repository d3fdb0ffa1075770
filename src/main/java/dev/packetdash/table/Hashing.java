package dev.packetdash.table;

/** The mixing functions behind every table keyed by addresses. */
public final class Hashing {
    private Hashing() {}

    /** Every input bit changes about half of the output bits (the finalizer of MurmurHash3). */
    public static long mix(long value) {
        long h = value;
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }

    /** Both inputs in one, by a multiplication to 128 bits, folded, in the manner of wyhash; they are to be keyed. */
    public static long fold(long left, long right) {
        return Math.unsignedMultiplyHigh(left, right) ^ left * right;
    }
}
