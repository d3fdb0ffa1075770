package dev.packetdash.detect;

import dev.packetdash.table.KeyedHash;
import dev.packetdash.table.SetAssociativeIndex;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@link TargetLoad}s by target, in a fixed array. A key is known by its hash of 64 bits, and has a set of {@value
 * #WAYS} places; in a full set the one with the least going on makes room. Owned by its pipeline's thread.
 *
 * <p>Beside the loads stand their hashes and how strong they were when last looked at, so that neither a search nor a
 * victim's choice goes through the memory of all in a set: with more targets than places that was a sixth of a run.
 */
final class TargetLoadTable implements BoundedTable {
    private static final int WAYS = 8;

    private static final long UNKNOWN = -1;

    private final KeyedHash hash = new KeyedHash();
    private final long windowNanos;
    private final @Nullable TargetLoad[] loads;
    /** The hashes of the keys; 0 where there is none. */
    private final long[] hashes;

    private final long[] strengths;
    /** The times at which the strengths were looked at. */
    private final long[] lookedNanos;

    private long tracked;
    private long evictions;

    /** @param capacity keys; rounded up to a power of two */
    TargetLoadTable(int capacity, long windowNanos) {
        this.windowNanos = windowNanos;
        loads = new TargetLoad[SetAssociativeIndex.places(capacity)];
        hashes = new long[loads.length];
        strengths = new long[loads.length];
        lookedNanos = new long[loads.length];
    }

    /** Returns the load of a target and something more, such as a port; makes room where there is none. */
    TargetLoad of(long high, long low, long more, long nanos) {
        return of(high, low, more, 0, 0, nanos);
    }

    TargetLoad of(long high, long low, long more, long otherHigh, long otherLow, long nanos) {
        long key = hash(high, low, more, otherHigh, otherLow);
        int place = place(key);
        TargetLoad load = place < 0 ? null : loads[place];
        if (load == null) {
            place = makeRoom(set(key), nanos);
            load = loads[place];
            if (load == null) {
                load = new TargetLoad(windowNanos);
                loads[place] = load;
            }
            hashes[place] = key;
            begin(load, high, low, more, otherHigh, otherLow);
        }
        strengths[place] = UNKNOWN;
        return load;
    }

    /** Finds a place of the set for another key: one that is free, or that of the weakest. */
    private int makeRoom(int set, long nanos) {
        int victim = set;
        long least = Long.MAX_VALUE;
        for (int place = set; place < set + WAYS; place++) {
            if (hashes[place] == 0) {
                tracked++;
                return place;
            }
            long strength = strength(place, nanos);
            if (strength < least) {
                least = strength;
                victim = place;
            }
        }
        evictions += least > 0 ? 1 : 0;
        return victim;
    }

    /** Returns what goes on there, as of no longer ago than a quarter of the window. */
    private long strength(int place, long nanos) {
        TargetLoad load = loads[place];
        if (load != null && (strengths[place] == UNKNOWN || nanos - lookedNanos[place] > windowNanos / 4)) {
            strengths[place] = load.offences.sum(nanos);
            lookedNanos[place] = nanos;
        }
        return strengths[place];
    }

    /** Returns the load of a key if there is one. */
    @Nullable
    TargetLoad find(long high, long low, long more) {
        int place = place(hash(high, low, more, 0, 0));
        return place < 0 ? null : loads[place];
    }

    /** Returns the place of a key with that hash; -1 where there is none. */
    private int place(long hash) {
        int set = set(hash);
        for (int place = set; place < set + WAYS; place++) {
            if (hashes[place] == hash) {
                return place;
            }
        }
        return -1;
    }

    void forEach(Consumer<TargetLoad> action) {
        for (TargetLoad load : loads) {
            if (load != null) {
                action.accept(load);
            }
        }
    }

    /** Goes through those whose target, or the source that stands out, the listener asks for. */
    void forEachAbout(CandidateListener listener, Consumer<TargetLoad> action) {
        forEach(load -> {
            if (listener.isAbout(load.key[0], load.key[1])
                    || listener.isAbout(load.key[3], load.key[4])
                    || load.hasOneSource() && listener.isAbout(load.sourceHigh(), load.sourceLow())) {
                action.accept(load);
            }
        });
    }

    private static void begin(TargetLoad load, long high, long low, long more, long otherHigh, long otherLow) {
        load.clear();
        load.key[0] = high;
        load.key[1] = low;
        load.key[2] = more;
        load.key[3] = otherHigh;
        load.key[4] = otherLow;
    }

    /** Returns the hash of a key, which is never 0. */
    private long hash(long high, long low, long more, long otherHigh, long otherLow) {
        return hash.of(high, low, more, otherHigh, otherLow) | 1;
    }

    private int set(long hash) {
        return ((int) (hash >>> 32) & loads.length / WAYS - 1) * WAYS;
    }

    /** Keys held. */
    @Override
    public long tracked() {
        return tracked;
    }

    /** Keys whose place was needed while something was going on. */
    @Override
    public long evictions() {
        return evictions;
    }
}
