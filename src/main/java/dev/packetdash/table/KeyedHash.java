package dev.packetdash.table;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A hash of a few {@code long}s with a secret key, another in every object: nobody outside can make keys collide on
 * purpose. It costs a multiplication a word. The last one spreads what the others have mixed: by a single one with a
 * secret factor, words in a row would crowd into few places under an unlucky key.
 */
public final class KeyedHash {
    private final long firstSeed = ThreadLocalRandom.current().nextLong();
    private final long secondSeed = ThreadLocalRandom.current().nextLong();
    private final long thirdSeed = ThreadLocalRandom.current().nextLong();
    private final long lastSeed = ThreadLocalRandom.current().nextLong();

    public long of(long one, long two) {
        return spread(pair(one, two));
    }

    public long of(long one, long two, long three) {
        return spread(with(pair(one, two), three));
    }

    public long of(long one, long two, long three, long four) {
        return spread(with(with(pair(one, two), three), four));
    }

    public long of(long one, long two, long three, long four, long five) {
        return spread(with(with(with(pair(one, two), three), four), five));
    }

    /** Returns the hash of {@code count} words from {@code at} on; one word alone is followed by a 0. */
    public long of(long[] words, int at, int count) {
        long hash = pair(words[at], count > 1 ? words[at + 1] : 0);
        for (int i = 2; i < count; i++) {
            hash = with(hash, words[at + i]);
        }
        return spread(hash);
    }

    private long pair(long one, long two) {
        return Hashing.fold(one ^ firstSeed, two ^ secondSeed);
    }

    private long with(long hash, long word) {
        return Hashing.fold(hash ^ word, thirdSeed);
    }

    private long spread(long hash) {
        return Hashing.fold(hash ^ thirdSeed, lastSeed);
    }
}
