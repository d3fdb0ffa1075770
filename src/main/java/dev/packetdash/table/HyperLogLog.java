package dev.packetdash.table;

import java.util.Arrays;

/**
 * Counts distinct keys in fixed memory: exactly up to 1,024, whose hashes are kept, and beyond that by HyperLogLog with
 * 2^14 registers, linear counting at its lower end, and a standard error of 0.8 % (P. Flajolet et al.: HyperLogLog,
 * 2007; S. Heule et al.: HyperLogLog in Practice, 2013, for the sparse beginning). Counts of the same hash add up to
 * that of all their keys. Owned by one thread; a {@link #copy} is for everybody else.
 */
public final class HyperLogLog {
    private static final int BITS = 14;
    private static final int REGISTERS = 1 << BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);
    private static final int EXACT = 1024;
    private static final int PLACES = 2 * EXACT;

    /** The hashes of the keys while there are few, each at the place it names or behind it; 0 is none. */
    private final long[] few = new long[PLACES];

    private final byte[] registers = new byte[REGISTERS];
    /** The number of hashes kept; one more than {@link #EXACT} once the registers count. */
    private int size;

    /** @param key the hash of a key; keyed, so that nobody outside can aim at one register */
    public void add(long key) {
        addHash(Hashing.mix(key));
    }

    private void addHash(long hash) {
        if (size <= EXACT) {
            addToFew(hash | 1);
        }
        if (size > EXACT) {
            raise(hash | 1);
        }
    }

    private void addToFew(long hash) {
        int place = LinearProbing.find(few, 1, hash, hash);
        if (few[place] == hash) {
            return;
        }
        if (size++ < EXACT) {
            few[place] = hash;
        } else {
            Arrays.stream(few).filter(known -> known != 0).forEach(this::raise);
        }
    }

    private void raise(long hash) {
        int register = (int) (hash >>> Long.SIZE - BITS);
        byte rank = (byte) (Long.numberOfLeadingZeros(hash << BITS | 1L << BITS - 1) + 1);
        if (rank > registers[register]) {
            registers[register] = rank;
        }
    }

    public long estimate() {
        if (size <= EXACT) {
            return size;
        }
        double sum = 0;
        int empty = 0;
        for (byte rank : registers) {
            sum += Math.scalb(1.0, -rank);
            empty += rank == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        boolean linear = raw <= 2.5 * REGISTERS && empty > 0;
        return Math.round(linear ? REGISTERS * Math.log((double) REGISTERS / empty) : raw);
    }

    public HyperLogLog copy() {
        HyperLogLog copy = new HyperLogLog();
        copy.size = size;
        System.arraycopy(few, 0, copy.few, 0, PLACES);
        System.arraycopy(registers, 0, copy.registers, 0, REGISTERS);
        return copy;
    }

    /** Returns the count of what either has. */
    public HyperLogLog plus(HyperLogLog other) {
        if (other.size <= EXACT) {
            HyperLogLog sum = copy();
            Arrays.stream(other.few).filter(hash -> hash != 0).forEach(sum::addHash);
            return sum;
        }
        if (size <= EXACT) {
            return other.plus(this);
        }
        HyperLogLog sum = copy();
        for (int i = 0; i < REGISTERS; i++) {
            sum.registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
        return sum;
    }

    public void clear() {
        size = 0;
        Arrays.fill(few, 0);
        Arrays.fill(registers, (byte) 0);
    }
}
