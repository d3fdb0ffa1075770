package dev.packetdash.detect;

import dev.packetdash.net.ByteWays;
import dev.packetdash.net.KeyedHash;
import dev.packetdash.net.WaySets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who tries what: distinct things by source and purpose, in a fixed array. The first two things of a key lie in the array itself; with the
 * third it becomes a {@link Pursuit}. Each key has a set of eight places; in a full set the key with the fewest things makes room, among
 * equals any, so that a flood of forged sources with one thing each hides nobody. Owned by its pipeline's thread.
 */
final class Contacts {
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

    private final KeyedHash hash = new KeyedHash();
    private final long windowNanos;
    private final WaySets sets;
    private final long[] words;
    private final @Nullable Pursuit[] pursuits;
    /** The same without gaps, in no order. */
    private final List<Pursuit> all = new ArrayList<>();

    private long forgottenAt;
    private long tracked;
    private long evictions;

    /**
     * @param capacity    keys; rounded up to a power of two
     * @param windowNanos a key that has not been used for so long is forgotten
     */
    Contacts(int capacity, long windowNanos) {
        int entries = Integer.highestOneBit(Math.max(ByteWays.COUNT, capacity * 2 - 1));
        this.windowNanos = windowNanos;
        sets = new WaySets(entries);
        words = new long[entries * WORDS];
        pursuits = new Pursuit[entries];
    }

    /** Notes that {@code source} tried {@code thing}, 0 or more; the pursuit where that is one by now. */
    @Nullable
    Pursuit note(long sourceHigh, long sourceLow, long thatHigh, long thatLow, long thing, int marks, long now) {
        int entry = findOrMakeRoom(sourceHigh, sourceLow, thatHigh, thatLow);
        words[entry + LAST] = now;
        Pursuit pursuit = pursuits[entry / WORDS];
        if (pursuit != null) {
            pursuit.add(thing, marks, now);
            sets.rank(entry / WORDS, pursuit.size());
            return pursuit;
        }
        for (int at = entry + FIRST_THING; at <= entry + SECOND_THING; at += 3) {
            if (words[at] == NONE || words[at] == thing) {
                words[at + TIME] = words[at] == NONE ? now : words[at + TIME];
                words[at + MARKS] = words[at] == NONE ? marks : words[at + MARKS] | marks;
                words[at] = thing;
                sets.rank(entry / WORDS, words[entry + SECOND_THING] == NONE ? 1 : 2);
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
        pursuit.index = all.size();
        all.add(pursuit);
        sets.rank(entry / WORDS, pursuit.size());
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
        all.forEach(action);
    }

    /** Forgets keys and things whose time is over, now and then. */
    void forget(long now) {
        if (now - forgottenAt < FORGET_EVERY) {
            return;
        }
        forgottenAt = now;
        for (int place = sets.nextUsed(0); place >= 0; place = sets.nextUsed(place + 1)) {
            Pursuit pursuit = pursuits[place];
            if (isOver(place * WORDS, now)) {
                clear(place);
            } else if (pursuit != null) {
                pursuit.forget(now - windowNanos);
                sets.rank(place, pursuit.size());
            }
        }
    }

    private boolean isOver(int entry, long now) {
        return now - words[entry + LAST] > windowNanos;
    }

    private void clear(int place) {
        tracked--;
        sets.release(place);
        Pursuit pursuit = pursuits[place];
        if (pursuit != null) {
            pursuits[place] = null;
            Pursuit last = all.removeLast();
            if (last != pursuit) {
                last.index = pursuit.index;
                all.set(pursuit.index, last);
            }
        }
    }

    private int find(long sourceHigh, long sourceLow, long thatHigh, long thatLow) {
        return find(hash.of(sourceHigh, sourceLow, thatHigh, thatLow), sourceHigh, sourceLow, thatHigh, thatLow);
    }

    private int find(long key, long sourceHigh, long sourceLow, long thatHigh, long thatLow) {
        for (long ways = sets.candidates(key); ways != 0; ways &= ways - 1) {
            int entry = sets.place(key, ways) * WORDS;
            if (words[entry + 1] == sourceLow
                    && words[entry + 3] == thatLow
                    && words[entry] == sourceHigh
                    && words[entry + 2] == thatHigh) {
                return entry;
            }
        }
        return -1;
    }

    private int findOrMakeRoom(long sourceHigh, long sourceLow, long thatHigh, long thatLow) {
        long key = hash.of(sourceHigh, sourceLow, thatHigh, thatLow);
        int found = find(key, sourceHigh, sourceLow, thatHigh, thatLow);
        if (found >= 0) {
            return found;
        }
        int place = sets.room(key);
        int entry = place * WORDS;
        if (sets.isUsed(place)) {
            // Its time may be over since it was last looked for; to read it from memory that no cache holds was half of
            // a new key's cost.
            evictions++;
            clear(place);
        }
        tracked++;
        sets.occupy(place, key);
        words[entry] = sourceHigh;
        words[entry + 1] = sourceLow;
        words[entry + 2] = thatHigh;
        words[entry + 3] = thatLow;
        words[entry + FIRST_THING] = words[entry + SECOND_THING] = NONE;
        return entry;
    }

    /** Keys held. */
    long tracked() {
        return tracked;
    }

    /** Keys whose place was needed, and whose time was not over when that was last looked for. */
    long evictions() {
        return evictions;
    }
}
