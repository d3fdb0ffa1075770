package dev.packetdash.detect;

import dev.packetdash.table.KeyedHash;
import dev.packetdash.table.SetAssociativeIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who tries what: distinct items by source and purpose, in a fixed array. The first two items of a key lie in the array
 * itself; with the third it becomes an {@link AttemptSet}. Each key has a set of eight places; in a full set the key
 * with the fewest items makes room, among equals any, so that a flood of forged sources with one item each hides
 * nobody. Owned by its pipeline's thread.
 */
final class AttemptTable implements BoundedTable {
    /** Words of an entry: the key, when it was last used, then two items with their flags and times. */
    private static final int KEY_WORDS = 4;

    private static final int LAST = 4;
    private static final int FIRST_ITEM = 5;
    private static final int SECOND_ITEM = 8;
    private static final int WORDS = 11;
    private static final int FLAGS = 1;
    private static final int TIME = 2;
    private static final long NONE = -1;
    private static final long FORGET_EVERY = 10_000_000_000L;

    private final KeyedHash hash = new KeyedHash();
    private final long windowNanos;
    private final SetAssociativeIndex sets;
    private final long[] words;
    private final @Nullable AttemptSet[] attemptSets;
    /** The same without gaps, in no order. */
    private final List<AttemptSet> all = new ArrayList<>();

    private long forgottenAt;
    private long tracked;
    private long evictions;

    /**
     * @param capacity    keys; rounded up to a power of two
     * @param windowNanos a key that has not been used for so long is forgotten
     */
    AttemptTable(int capacity, long windowNanos) {
        int entries = SetAssociativeIndex.places(capacity);
        this.windowNanos = windowNanos;
        sets = new SetAssociativeIndex(entries);
        words = new long[entries * WORDS];
        attemptSets = new AttemptSet[entries];
    }

    /** Notes that {@code source} tried {@code item}, 0 or more; the attempt set, where the key has one by now. */
    @Nullable
    AttemptSet note(long sourceHigh, long sourceLow, long scopeHigh, long scopeLow, long item, int flags, long now) {
        int entry = findOrMakeRoom(sourceHigh, sourceLow, scopeHigh, scopeLow);
        words[entry + LAST] = now;
        AttemptSet attempts = attemptSets[entry / WORDS];
        if (attempts != null) {
            attempts.add(item, flags, now);
            sets.rank(entry / WORDS, attempts.size());
            return attempts;
        }
        for (int at = entry + FIRST_ITEM; at <= entry + SECOND_ITEM; at += 3) {
            if (words[at] == NONE || words[at] == item) {
                words[at + TIME] = words[at] == NONE ? now : words[at + TIME];
                words[at + FLAGS] = words[at] == NONE ? flags : words[at + FLAGS] | flags;
                words[at] = item;
                sets.rank(entry / WORDS, words[entry + SECOND_ITEM] == NONE ? 1 : 2);
                return null;
            }
        }
        return begin(entry, item, flags, now);
    }

    /** Makes a set of what lies in the array itself. */
    private AttemptSet few(int entry) {
        AttemptSet attempts = new AttemptSet(
                words[entry], words[entry + 1], words[entry + 2], words[entry + 3], words[entry + FIRST_ITEM + TIME]);
        for (int at = entry + FIRST_ITEM; at <= entry + SECOND_ITEM; at += 3) {
            if (words[at] != NONE) {
                attempts.add(words[at], (int) words[at + FLAGS], words[at + TIME]);
            }
        }
        return attempts;
    }

    private AttemptSet begin(int entry, long item, int flags, long now) {
        AttemptSet attempts = few(entry);
        attempts.add(item, flags, now);
        attemptSets[entry / WORDS] = attempts;
        attempts.index = all.size();
        all.add(attempts);
        sets.rank(entry / WORDS, attempts.size());
        return attempts;
    }

    /** Adds flags to an item, if it is known. */
    void flag(long sourceHigh, long sourceLow, long scopeHigh, long scopeLow, long item, int flags) {
        int entry = find(sourceHigh, sourceLow, scopeHigh, scopeLow);
        AttemptSet attempts = entry < 0 ? null : attemptSets[entry / WORDS];
        if (attempts != null) {
            attempts.flag(item, flags);
            return;
        }
        for (int at = entry + FIRST_ITEM; entry >= 0 && at <= entry + SECOND_ITEM; at += 3) {
            if (words[at] == item) {
                words[at + FLAGS] |= flags;
            }
        }
    }

    /** The attempt set of that key, if it has one. */
    @Nullable
    AttemptSet attempts(long sourceHigh, long sourceLow, long scopeHigh, long scopeLow) {
        int entry = find(sourceHigh, sourceLow, scopeHigh, scopeLow);
        return entry < 0 ? null : attemptSets[entry / WORDS];
    }

    void forEach(Consumer<AttemptSet> action) {
        all.forEach(action);
    }

    /** Goes through all keys, those with one or two items as sets made for the occasion. */
    void forEachKey(CandidateListener listener, Consumer<AttemptSet> action) {
        for (int place = sets.nextUsed(0); place >= 0; place = sets.nextUsed(place + 1)) {
            AttemptSet attempts = attemptSets[place];
            int entry = place * WORDS;
            if (attempts != null) {
                action.accept(attempts);
            } else if (listener.isAbout(words[entry], words[entry + 1])
                    || listener.isAbout(words[entry + 2], words[entry + 3])) {
                action.accept(few(entry));
            }
        }
    }

    /** Forgets keys and items whose time is over, now and then. */
    void forget(long now) {
        if (now - forgottenAt < FORGET_EVERY) {
            return;
        }
        forgottenAt = now;
        for (int place = sets.nextUsed(0); place >= 0; place = sets.nextUsed(place + 1)) {
            AttemptSet attempts = attemptSets[place];
            if (isOver(place * WORDS, now)) {
                clear(place);
            } else if (attempts != null) {
                attempts.forget(now - windowNanos);
                sets.rank(place, attempts.size());
            }
        }
    }

    private boolean isOver(int entry, long now) {
        return now - words[entry + LAST] > windowNanos;
    }

    private void clear(int place) {
        tracked--;
        sets.release(place);
        AttemptSet attempts = attemptSets[place];
        if (attempts != null) {
            attemptSets[place] = null;
            AttemptSet last = all.removeLast();
            if (last != attempts) {
                last.index = attempts.index;
                all.set(attempts.index, last);
            }
        }
    }

    private int find(long sourceHigh, long sourceLow, long scopeHigh, long scopeLow) {
        return find(hash.of(sourceHigh, sourceLow, scopeHigh, scopeLow), sourceHigh, sourceLow, scopeHigh, scopeLow);
    }

    private int find(long key, long sourceHigh, long sourceLow, long scopeHigh, long scopeLow) {
        for (long ways = sets.candidates(key); ways != 0; ways &= ways - 1) {
            int entry = sets.place(key, ways) * WORDS;
            if (words[entry + 1] == sourceLow
                    && words[entry + 3] == scopeLow
                    && words[entry] == sourceHigh
                    && words[entry + 2] == scopeHigh) {
                return entry;
            }
        }
        return -1;
    }

    private int findOrMakeRoom(long sourceHigh, long sourceLow, long scopeHigh, long scopeLow) {
        long key = hash.of(sourceHigh, sourceLow, scopeHigh, scopeLow);
        int found = find(key, sourceHigh, sourceLow, scopeHigh, scopeLow);
        if (found >= 0) {
            return found;
        }
        int place = sets.victim(key);
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
        words[entry + 2] = scopeHigh;
        words[entry + 3] = scopeLow;
        words[entry + FIRST_ITEM] = words[entry + SECOND_ITEM] = NONE;
        return entry;
    }

    /** Keys held. */
    @Override
    public long tracked() {
        return tracked;
    }

    /** Keys whose place was needed, and whose time was not over when that was last looked for. */
    @Override
    public long evictions() {
        return evictions;
    }
}
