package dev.packetdash.detect;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Hashing;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The last few unanswered targets of many sources, in a fixed array. Each source has a set of {@value #WAYS} places; in a full set the
 * one with the fewest targets makes room, among equals the one asking longest ago, so a flood of spoofed sources with one target each
 * cannot hide a scanner. Owned by its pipeline's thread.
 */
final class SourceTable {
    private static final int WAYS = 8;
    /** Words of an entry: the address, when it last asked, then per target what {@link #target} says and when that was last asked. */
    private static final int HIGH = 0;

    private static final int LOW = 1;
    private static final int LAST_ASKED = 2;
    private static final int TARGETS = 3;
    private static final int TARGET_WORDS = 2;

    /** Keyed hashing: nobody outside can make targets or sources collide on purpose. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private final Suspects suspects;
    private final int threshold;
    private final long windowNanos;
    private final int entryWords;
    private final int sets;
    private final long[] words;
    private final @Nullable Suspect[] suspectOf;
    private long tracked;
    private long evictions;

    SourceTable(ScanDetector.Settings settings, Suspects suspects) {
        this.suspects = suspects;
        this.threshold = settings.targets();
        this.windowNanos = settings.window().toNanos();
        this.entryWords = TARGETS + TARGET_WORDS * threshold;
        int entries = 1 << 32 - Integer.numberOfLeadingZeros(settings.maxSources() - 1);
        this.sets = entries / WAYS;
        this.words = new long[entries * entryWords];
        this.suspectOf = new Suspect[entries];
    }

    /** A SYN: its destination becomes an unanswered target of its source. */
    void asked(PacketSummary syn) {
        long now = syn.timestampNanos();
        int entry = findOrMakeRoom(syn.sourceHigh(), syn.sourceLow(), now);
        long target = target(syn.destinationHigh(), syn.destinationLow(), syn.destinationPort());
        words[entry + LAST_ASKED] = now;
        remember(entry, target, now);
        Suspect suspect = suspectOf(entry);
        if (suspect != null) {
            suspect.asked(target, now);
        } else if (live(entry, now) >= threshold) {
            suspectOf[entry / entryWords] = newSuspect(entry, syn);
        }
    }

    /** A SYN-ACK: its source is no longer an unanswered target of its destination. */
    void answered(PacketSummary synAck) {
        int entry = find(synAck.destinationHigh(), synAck.destinationLow());
        if (entry < 0) {
            return;
        }
        long target = target(synAck.sourceHigh(), synAck.sourceLow(), synAck.sourcePort());
        for (int slot = entry + TARGETS; slot < entry + entryWords; slot += TARGET_WORDS) {
            if (words[slot] == target) {
                words[slot] = 0;
            }
        }
        Suspect suspect = suspectOf(entry);
        if (suspect != null) {
            suspect.answered(target);
        }
    }

    private @Nullable Suspect suspectOf(int entry) {
        Suspect suspect = suspectOf[entry / entryWords];
        return suspect == null || suspect.isOver() ? null : suspect;
    }

    private @Nullable Suspect newSuspect(int entry, PacketSummary syn) {
        Suspect suspect = suspects.of(syn);
        for (int slot = entry + TARGETS; suspect != null && slot < entry + entryWords; slot += TARGET_WORDS) {
            suspect.asked(words[slot], words[slot + 1]);
        }
        return suspect;
    }

    /** Notes a target in its own place, in a free one, or in that of the target asked longest ago. */
    private void remember(int entry, long target, long now) {
        int place = entry + TARGETS;
        for (int slot = place; slot < entry + entryWords; slot += TARGET_WORDS) {
            if (words[slot] == target) {
                place = slot;
                break;
            }
            if (words[place] != 0 && (words[slot] == 0 || words[slot + 1] < words[place + 1])) {
                place = slot;
            }
        }
        words[place] = target;
        words[place + 1] = now;
    }

    private int live(int entry, long now) {
        int live = 0;
        for (int slot = entry + TARGETS; slot < entry + entryWords; slot += TARGET_WORDS) {
            live += words[slot] != 0 && now - words[slot + 1] <= windowNanos ? 1 : 0;
        }
        return live;
    }

    private int find(long high, long low) {
        int set = set(high, low);
        for (int entry = set; entry < set + WAYS * entryWords; entry += entryWords) {
            if (words[entry + LOW] == low && words[entry + HIGH] == high) {
                return entry;
            }
        }
        return -1;
    }

    private int findOrMakeRoom(long high, long low, long now) {
        int found = find(high, low);
        if (found >= 0) {
            return found;
        }
        int set = set(high, low);
        int victim = set;
        int fewest = live(victim, now);
        for (int entry = set + entryWords; entry < set + WAYS * entryWords && fewest > 0; entry += entryWords) {
            int live = live(entry, now);
            boolean older = words[entry + LAST_ASKED] < words[victim + LAST_ASKED];
            if (live < fewest || live == fewest && older) {
                fewest = live;
                victim = entry;
            }
        }
        tracked += isUnused(victim) ? 1 : 0;
        evictions += fewest > 0 ? 1 : 0;
        Arrays.fill(words, victim, victim + entryWords, 0);
        suspectOf[victim / entryWords] = null;
        words[victim + HIGH] = high;
        words[victim + LOW] = low;
        return victim;
    }

    private boolean isUnused(int entry) {
        return words[entry + LOW] == 0 && words[entry + HIGH] == 0;
    }

    private int set(long high, long low) {
        return ((int) (Hashing.mix(Hashing.mix(seed ^ high) ^ low) >>> 32) & sets - 1) * WAYS * entryWords;
    }

    /** A host and a port in one word: 48 bits of the host's hash, never all 0, and the port. */
    private long target(long high, long low, int port) {
        return (Hashing.mix(Hashing.mix(seed ^ high) ^ low) | 1L << 16) & -1L << 16 | port;
    }

    /** Sources that have a place. */
    long tracked() {
        return tracked;
    }

    /** Sources whose place was needed while they still had targets within the window. */
    long evictions() {
        return evictions;
    }
}
