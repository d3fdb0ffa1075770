package dev.packetdash.table;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A hash of a few {@code long}s with a secret key, another in every object: nobody outside can make keys collide on
 * purpose.
 */
public final class KeyedHash {
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final long secondSeed = ThreadLocalRandom.current().nextLong();

    public long of(long one, long two) {
        return with(with(seed, one), two);
    }

    public long of(long one, long two, long three) {
        return with(of(one, two), three);
    }

    public long of(long one, long two, long three, long four) {
        return with(of(one, two, three), four);
    }

    public long of(long one, long two, long three, long four, long five) {
        return with(of(one, two, three, four), five);
    }

    /** Returns the hash of {@code count} words from {@code at} on. */
    public long of(long[] words, int at, int count) {
        long hash = seed;
        for (int i = 0; i < count; i++) {
            hash = with(hash, words[at + i]);
        }
        return hash;
    }

    private long with(long hash, long word) {
        return Hashing.fold(hash ^ word, secondSeed);
    }
}
