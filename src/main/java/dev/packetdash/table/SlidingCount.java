package dev.packetdash.table;

import java.util.Arrays;

/**
 * A sum over the last so much time, in a ring of sub-buckets: nothing can straddle the edge of a window. Owned by one
 * thread.
 */
public final class SlidingCount {
    static final int BUCKETS = 10;

    private final long[] buckets = new long[BUCKETS];
    private final long bucketNanos;
    /** Number of the bucket written last, counted from time 0. */
    private long newest;

    private long sum;

    public SlidingCount(long windowNanos) {
        bucketNanos = Math.max(1, windowNanos / BUCKETS);
    }

    public void add(long nanos, long amount) {
        forget(nanos);
        // What comes late counts as now.
        buckets[(int) (newest % BUCKETS)] += amount;
        sum += amount;
    }

    public long sum(long nanos) {
        forget(nanos);
        return sum;
    }

    private void forget(long nanos) {
        long now = nanos / bucketNanos;
        if (now - newest >= BUCKETS) {
            clear();
            newest = now;
        }
        while (newest < now) {
            int next = (int) (++newest % BUCKETS);
            sum -= buckets[next];
            buckets[next] = 0;
        }
    }

    public void clear() {
        Arrays.fill(buckets, 0);
        sum = 0;
    }
}
