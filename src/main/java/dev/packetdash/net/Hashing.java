package dev.packetdash.net;

/** The one mixing function behind every table keyed by addresses. */
public final class Hashing {
    private Hashing() {}

    /** Every input bit changes about half of the output bits (the finalizer of MurmurHash3). */
    public static long mix(long value) {
        long h = value;
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }
}
