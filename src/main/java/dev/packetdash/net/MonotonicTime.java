package dev.packetdash.net;

/**
 * A time that goes on whatever becomes of the clock behind the time stamps: windows, timeouts and rates are counted in
 * it. It is Unix time in nanoseconds until a clock is set back; from then on it is ahead of the clock by {@link
 * #offset}. It never goes back by more than five seconds: packets of several queues are out of order, and clocks that
 * take turns are not quite together. Owned by one thread.
 *
 * <p>A time stamp goes on from the clock to whose latest it is nearest, of the last few. Where it goes on from none, a
 * step forward is a pause in the traffic. A step back says that the clock was set, or that several clocks take turns,
 * as in a file merged from two machines; nothing tells how long that took, so this time stands still, and long steps
 * forward soon after it are taken for turns of clocks too. So times without any sense cost no more than others: nothing
 * has to be gone through again and again.
 */
public final class MonotonicTime {
    private static final long SECOND = 1_000_000_000L;
    private static final long TOLERANCE = 2 * SECOND;
    /** A clock that has been silent for longer cannot be told from another. */
    private static final long LONGEST_SILENCE = 60 * SECOND;
    /** Time stamps after a step back among which a long step forward is no pause. */
    private static final int WARY = 1000;

    private static final int CLOCKS = 4;
    /** The year 2249: behind it there is room in a long for the windows of twelve years. */
    private static final long HORIZON = 280L * 365 * 86_400 * SECOND;

    /** Holds the latest time stamp of each clock and the lead of this time over it; for the one in use, see below. */
    private final long[] latestOfClock = new long[CLOCKS];

    private final long[] offsetOfClock = new long[CLOCKS];
    private int clocks;
    private int clock;
    private int oldest;
    private long latest = Long.MIN_VALUE;
    private long offset;
    private long highest;
    private long stamps;
    private long waryUntil;

    /** This time at a time stamp, which is from 1970 to 2232. */
    public long at(long unixNanos) {
        stamps++;
        long ahead = unixNanos - latest;
        if (Long.compareUnsigned(ahead + TOLERANCE, 2 * TOLERANCE) > 0) {
            step(unixNanos);
        } else if (ahead > 0) {
            latest = unixNanos;
        }
        return unixNanos + offset;
    }

    /** This time at the latest time stamp of the clock in use; 0 before the first. */
    public long latest() {
        return clocks == 0 ? 0 : latest + offset;
    }

    /** Returns the lead of this time over the clock in use, in nanoseconds. */
    public long offset() {
        return offset;
    }

    private void step(long unixNanos) {
        if (clocks == 0) {
            clocks = 1;
            latest = unixNanos;
            return;
        }
        latestOfClock[clock] = latest;
        offsetOfClock[clock] = offset;
        highest = Math.max(highest, latest + offset);
        boolean back = unixNanos < latest;
        int nearest = nearest(unixNanos);
        if (nearest >= 0) {
            clock = nearest;
            offset = offsetOfClock[nearest];
            latest = Math.max(latestOfClock[nearest], unixNanos);
        } else if (back || stamps < waryUntil || offset > HORIZON - unixNanos) {
            clock = another();
            offset = standing(unixNanos);
            latest = unixNanos;
        } else {
            latest = unixNanos;
        }
        if (unixNanos + offset < highest - TOLERANCE) {
            offset = standing(unixNanos);
        }
        if (back) {
            waryUntil = stamps + WARY;
        }
    }

    /** The offset with which this time stands still; in whole seconds, so that seconds begin with the clock's. */
    private long standing(long unixNanos) {
        return Math.floorDiv(highest - unixNanos, SECOND) * SECOND;
    }

    /** The clock that the time stamp goes on from, or -1. */
    private int nearest(long unixNanos) {
        int nearest = -1;
        long least = LONGEST_SILENCE;
        for (int i = 0; i < clocks; i++) {
            long ahead = unixNanos - latestOfClock[i];
            if (ahead >= -TOLERANCE && Math.abs(ahead) <= least) {
                least = Math.abs(ahead);
                nearest = i;
            }
        }
        return nearest;
    }

    /** The place of a clock that was not seen before: a free one, or that of the one known longest. */
    private int another() {
        if (clocks < CLOCKS) {
            return clocks++;
        }
        oldest = (oldest + 1) % CLOCKS;
        return oldest;
    }
}
