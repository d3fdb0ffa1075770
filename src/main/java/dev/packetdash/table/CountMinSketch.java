package dev.packetdash.table;

/**
 * Holds back what comes rarely, so that a million targets with a packet each cost two cells of fixed memory and no
 * place in a table: a count-min sketch (Cormode and Muthukrishnan, 2005) that fades. It never counts too little. Owned
 * by one thread.
 */
public final class CountMinSketch {
    private static final int CELLS = 1 << 16;
    /** So many cells fade together, when one of them is needed: no packet pays for all. */
    private static final int PART = 128;

    private final KeyedHash hash = new KeyedHash();
    private final int least;
    private final long windowNanos;
    /** Two rows. */
    private final int[] cells = new int[2 * CELLS];

    /** Counts how often the cells of each part have decayed. */
    private final int[] decayed = new int[2 * CELLS / PART];

    private int decays;
    private long fadedNanos;

    /**
     * @param least       from which amount on a key passes
     * @param windowNanos after which what was counted is worth half
     */
    public CountMinSketch(int least, long windowNanos) {
        this.least = least;
        this.windowNanos = windowNanos;
    }

    /** Counts {@code amount} for a key; true where there is enough of it to be looked at. */
    public boolean passes(long high, long low, long more, int amount, long nanos) {
        if (nanos - fadedNanos >= windowNanos) {
            fadedNanos = nanos;
            decays++;
        }
        long key = hash.of(high, low, more);
        int one = (int) key & CELLS - 1;
        int other = CELLS | (int) (key >>> 32) & CELLS - 1;
        decay(one / PART);
        decay(other / PART);
        cells[one] = add(cells[one], amount);
        cells[other] = add(cells[other], amount);
        return Math.min(cells[one], cells[other]) >= least;
    }

    private static int add(int cell, int amount) {
        return (int) Math.min((long) cell + amount, Integer.MAX_VALUE);
    }

    private void decay(int part) {
        int times = decays - decayed[part];
        if (times != 0) {
            decayed[part] = decays;
            int shift = Math.min(times, Integer.SIZE - 1);
            for (int i = part * PART; i < (part + 1) * PART; i++) {
                cells[i] >>>= shift;
            }
        }
    }

    public int least() {
        return least;
    }
}
