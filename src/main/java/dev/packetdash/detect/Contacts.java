package dev.packetdash.detect;

import dev.packetdash.net.Hashing;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who tries what: distinct things by source and purpose, in a fixed array. The first two things of a key lie in the array itself; with the
 * third it becomes a {@link Pursuit}. Each key has a set of {@value #WAYS} places; in a full set the key with the fewest things makes room,
 * among equals the one idle for longest, so that a flood of forged sources with one thing each hides nobody. Owned by its pipeline's
 * thread.
 */
final class Contacts {
    private static final int WAYS = 8;
    /** Words of an entry: the key, when it was last used, then two things with their marks and times. */
    private static final int KEY_WORDS = 4;

    private static final int LAST = 4;
    private static final int FIRST_THING = 5;
    private static final int SECOND_THING = 8;
    private static final int WORDS = 11;
    private static final int MARKS = 1;
    private static final int TIME = 2;
    private static final long NONE = -1;
    private static final long FORGET_EVERY = 10_000_000_000L;

    /** Keyed hashing: nobody outside can aim at one set. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private final long windowNanos;
    private final int sets;
    private final long[] words;
    private final @Nullable Pursuit[] pursuits;
    private long forgottenAt;
    private long tracked;
    private long evictions;

    /**
     * @param capacity    keys; rounded up to a power of two
     * @param windowNanos a key that has not been used for so long is forgotten
     */
    Contacts(int capacity, long windowNanos) {
        int entries = Integer.highestOneBit(Math.max(WAYS, capacity * 2 - 1));
        this.windowNanos = windowNanos;
        sets = entries / WAYS;
        words = new long[entries * WORDS];
        pursuits = new Pursuit[entries];
    }

    /** Notes that {@code source} tried {@code thing}, 0 or more; the pursuit where that is one by now. */
    @Nullable
    Pursuit note(long sourceHigh, long sourceLow, long thatHigh, long thatLow, long thing, int marks, long now) {
        int entry = findOrMakeRoom(sourceHigh, sourceLow, thatHigh, thatLow, now);
        words[entry + LAST] = now;
        Pursuit pursuit = pursuits[entry / WORDS];
        if (pursuit != null) {
            pursuit.add(thing, marks, now);
            return pursuit;
        }
        for (int at = entry + FIRST_THING; at <= entry + SECOND_THING; at += 3) {
            if (words[at] == NONE || words[at] == thing) {
                words[at + TIME] = words[at] == NONE ? now : words[at + TIME];
                words[at + MARKS] = words[at] == NONE ? marks : words[at + MARKS] | marks;
                words[at] = thing;
                return null;
            }
        }
        return begin(entry, thing, marks, now);
    }

    private Pursuit begin(int entry, long thing, int marks, long now) {
        Pursuit pursuit = new Pursuit(
                words[entry], words[entry + 1], words[entry + 2], words[entry + 3], words[entry + FIRST_THING + TIME]);
        for (int at = entry + FIRST_THING; at <= entry + SECOND_THING; at += 3) {
            pursuit.add(words[at], (int) words[at + MARKS], words[at + TIME]);
        }
        pursuit.add(thing, marks, now);
        pursuits[entry / WORDS] = pursuit;
        return pursuit;
    }

    /** Adds marks to a thing, if it is known. */
    void mark(long sourceHigh, long sourceLow, long thatHigh, long thatLow, long thing, int marks) {
        int entry = find(sourceHigh, sourceLow, thatHigh, thatLow);
        Pursuit pursuit = entry < 0 ? null : pursuits[entry / WORDS];
        if (pursuit != null) {
            pursuit.mark(thing, marks);
            return;
        }
        for (int at = entry + FIRST_THING; entry >= 0 && at <= entry + SECOND_THING; at += 3) {
            if (words[at] == thing) {
                words[at + MARKS] |= marks;
            }
        }
    }

    /** The pursuit of that key, if it is one. */
    @Nullable
    Pursuit pursuit(long sourceHigh, long sourceLow, long thatHigh, long thatLow) {
        int entry = find(sourceHigh, sourceLow, thatHigh, thatLow);
        return entry < 0 ? null : pursuits[entry / WORDS];
    }

    void forEach(Consumer<Pursuit> action) {
        for (Pursuit pursuit : pursuits) {
            if (pursuit != null) {
                action.accept(pursuit);
            }
        }
    }

    /** Forgets pursuits and things whose time is over, now and then. */
    void forget(long now) {
        if (now - forgottenAt < FORGET_EVERY) {
            return;
        }
        forgottenAt = now;
        for (int place = 0; place < pursuits.length; place++) {
            Pursuit pursuit = pursuits[place];
            if (pursuit != null) {
                pursuit.forget(now - windowNanos);
                if (pursuit.size() == 0) {
                    clear(place * WORDS);
                }
            }
        }
    }

    private void clear(int entry) {
        tracked -= isUsed(entry) ? 1 : 0;
        Arrays.fill(words, entry, entry + WORDS, 0);
        pursuits[entry / WORDS] = null;
    }

    private int find(long sourceHigh, long sourceLow, long thatHigh, long thatLow) {
        return find(set(sourceHigh, sourceLow, thatHigh, thatLow), sourceHigh, sourceLow, thatHigh, thatLow);
    }

    private int find(int set, long sourceHigh, long sourceLow, long thatHigh, long thatLow) {
        for (int entry = set; entry < set + WAYS * WORDS; entry += WORDS) {
            if (words[entry + 1] == sourceLow
                    && words[entry + 3] == thatLow
                    && words[entry] == sourceHigh
                    && words[entry + 2] == thatHigh) {
                return entry;
            }
        }
        return -1;
    }

    private int findOrMakeRoom(long sourceHigh, long sourceLow, long thatHigh, long thatLow, long now) {
        int set = set(sourceHigh, sourceLow, thatHigh, thatLow);
        int found = find(set, sourceHigh, sourceLow, thatHigh, thatLow);
        if (found >= 0) {
            return found;
        }
        int victim = set;
        int weakest = strength(set, now);
        for (int entry = set + WORDS; entry < set + WAYS * WORDS && weakest > 0; entry += WORDS) {
            int strength = strength(entry, now);
            if (strength < weakest || strength == weakest && words[entry + LAST] < words[victim + LAST]) {
                weakest = strength;
                victim = entry;
            }
        }
        evictions += weakest > 0 ? 1 : 0;
        clear(victim);
        tracked++;
        words[victim] = sourceHigh;
        words[victim + 1] = sourceLow;
        words[victim + 2] = thatHigh;
        words[victim + 3] = thatLow;
        words[victim + FIRST_THING] = words[victim + SECOND_THING] = NONE;
        return victim;
    }

    /** How much is known of a key; 0 where nothing is lost with it. */
    private int strength(int entry, long now) {
        if (!isUsed(entry) || now - words[entry + LAST] > windowNanos) {
            return 0;
        }
        Pursuit pursuit = pursuits[entry / WORDS];
        return pursuit != null ? pursuit.size() : words[entry + SECOND_THING] == NONE ? 1 : 2;
    }

    private boolean isUsed(int entry) {
        return words[entry + LAST] != 0;
    }

    private int set(long sourceHigh, long sourceLow, long thatHigh, long thatLow) {
        long hash = Hashing.mix(Hashing.mix(seed ^ sourceHigh) ^ sourceLow);
        hash = Hashing.mix(Hashing.mix(hash ^ thatHigh) ^ thatLow);
        return ((int) (hash >>> 32) & sets - 1) * WAYS * WORDS;
    }

    /** Keys held. */
    long tracked() {
        return tracked;
    }

    /** Keys whose place was needed while their time was not over. */
    long evictions() {
        return evictions;
    }
}
