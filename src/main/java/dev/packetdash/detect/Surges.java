package dev.packetdash.detect;

import dev.packetdash.net.Hashing;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@link Surge}s by target, in a fixed array. Each key has a set of {@value #WAYS} places; in a full set the one with the least going on makes
 * room. Owned by its pipeline's thread.
 */
final class Surges {
    private static final int WAYS = 8;

    /** Keyed hashing: nobody outside can aim at one set. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private final long windowNanos;
    private final @Nullable Surge[] surges;
    private long tracked;
    private long evictions;

    /** @param capacity keys; rounded up to a power of two */
    Surges(int capacity, long windowNanos) {
        this.windowNanos = windowNanos;
        surges = new Surge[Integer.highestOneBit(Math.max(WAYS, capacity * 2 - 1))];
    }

    /** That of a target and something more, such as a port. */
    Surge of(long high, long low, long more, long nanos) {
        return of(high, low, more, 0, 0, nanos);
    }

    Surge of(long high, long low, long more, long otherHigh, long otherLow, long nanos) {
        int set = set(high, low, more, otherHigh, otherLow);
        int victim = set;
        long least = Long.MAX_VALUE;
        for (int place = set; place < set + WAYS; place++) {
            Surge surge = surges[place];
            if (surge == null) {
                surge = new Surge(windowNanos);
                surges[place] = surge;
                tracked++;
                return begin(surge, high, low, more, otherHigh, otherLow);
            }
            if (is(surge, high, low, more, otherHigh, otherLow)) {
                return surge;
            }
            long strength = surge.offences.sum(nanos);
            if (strength < least) {
                least = strength;
                victim = place;
            }
        }
        evictions += least > 0 ? 1 : 0;
        Surge surge = surges[victim];
        return begin(surge == null ? new Surge(windowNanos) : surge, high, low, more, otherHigh, otherLow);
    }

    /** That of a key if there is one. */
    @Nullable
    Surge find(long high, long low, long more) {
        int set = set(high, low, more, 0, 0);
        for (int place = set; place < set + WAYS; place++) {
            Surge surge = surges[place];
            if (surge != null && is(surge, high, low, more, 0, 0)) {
                return surge;
            }
        }
        return null;
    }

    void forEach(Consumer<Surge> action) {
        for (Surge surge : surges) {
            if (surge != null) {
                action.accept(surge);
            }
        }
    }

    private static Surge begin(Surge surge, long high, long low, long more, long otherHigh, long otherLow) {
        surge.clear();
        surge.key[0] = high;
        surge.key[1] = low;
        surge.key[2] = more;
        surge.key[3] = otherHigh;
        surge.key[4] = otherLow;
        return surge;
    }

    private static boolean is(Surge surge, long high, long low, long more, long otherHigh, long otherLow) {
        long[] key = surge.key;
        return key[1] == low && key[2] == more && key[0] == high && key[4] == otherLow && key[3] == otherHigh;
    }

    private int set(long high, long low, long more, long otherHigh, long otherLow) {
        long hash = Hashing.mix(Hashing.mix(seed ^ high) ^ low);
        hash = Hashing.mix(Hashing.mix(Hashing.mix(hash ^ more) ^ otherHigh) ^ otherLow);
        return ((int) (hash >>> 32) & surges.length / WAYS - 1) * WAYS;
    }

    /** Keys held. */
    long tracked() {
        return tracked;
    }

    /** Keys whose place was needed while something was going on. */
    long evictions() {
        return evictions;
    }
}
