package dev.packetdash.table;

import java.util.Arrays;

/**
 * About how many distinct addresses were added: HyperLogLog with 2^14 registers, standard error 0.8 %, and linear
 * counting below (P. Flajolet et al.: HyperLogLog, 2007). Owned by one thread.
 */
public final class HyperLogLog {
    private static final int BITS = 14;
    private static final int REGISTERS = 1 << BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private final byte[] registers = new byte[REGISTERS];

    /** @param key the hash of an address; keyed, so that nobody outside can aim at one register */
    public void add(long key) {
        long hash = Hashing.mix(key);
        int register = (int) (hash >>> Long.SIZE - BITS);
        byte rank = (byte) (Long.numberOfLeadingZeros(hash << BITS | 1L << BITS - 1) + 1);
        if (rank > registers[register]) {
            registers[register] = rank;
        }
    }

    public long estimate() {
        double sum = 0;
        int empty = 0;
        for (byte rank : registers) {
            sum += Math.scalb(1.0, -rank);
            empty += rank == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        boolean few = raw <= 2.5 * REGISTERS && empty > 0;
        return Math.round(few ? REGISTERS * Math.log((double) REGISTERS / empty) : raw);
    }

    public void clear() {
        Arrays.fill(registers, (byte) 0);
    }
}
