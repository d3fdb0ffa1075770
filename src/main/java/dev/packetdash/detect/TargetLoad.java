package dev.packetdash.detect;

import dev.packetdash.alert.Party;
import dev.packetdash.net.IpAddress;
import dev.packetdash.table.SlidingCount;

/**
 * How much of something reaches one target of late, how much of it is as it should be, and whom most of it comes from.
 * Reused for other targets; owned by its pipeline's thread.
 */
final class TargetLoad {
    final long[] key = new long[5];
    final SlidingCount offences;
    /** The events that speak against it: connections that complete, questions that are answered. */
    final SlidingCount answers;

    final Examples examples;
    final ReportThrottle throttle = new ReportThrottle();

    /** The candidate for the majority of sources, and of their networks (Boyer and Moore, 1981). */
    private long sourceHigh;

    private long sourceLow;
    private long votes;
    private long networkHigh;
    private long networkLow;
    private long networkVotes;
    /** Packets that voted. */
    private long voters;

    /** Packets with a certain feature less those without; what feature, says the detector. */
    long balance;

    /** The part of a running total that has been counted. */
    long taken;

    long sinceNanos;
    long lastNanos;

    TargetLoad(long windowNanos) {
        offences = new SlidingCount(windowNanos);
        answers = new SlidingCount(windowNanos);
        examples = new Examples();
    }

    void count(long fromHigh, long fromLow, long nanos) {
        count(fromHigh, fromLow, 1, nanos);
    }

    void count(long fromHigh, long fromLow, long amount, long nanos) {
        if (offences.sum(nanos) == 0) {
            sinceNanos = nanos;
            votes = networkVotes = voters = balance = 0;
        }
        offences.add(nanos, amount);
        lastNanos = nanos;
        vote(fromHigh, fromLow);
    }

    private void vote(long high, long low) {
        voters++;
        if (votes == 0) {
            sourceHigh = high;
            sourceLow = low;
        }
        votes += sourceHigh == high && sourceLow == low ? 1 : -1;
        long network = high == IpAddress.IPV4_HIGH ? low & ~0xffL : 0;
        if (networkVotes == 0) {
            networkHigh = high;
            networkLow = network;
        }
        networkVotes += networkHigh == high && networkLow == network ? 1 : -1;
    }

    /** Whether one source alone sends nearly all of it. */
    boolean hasOneSource() {
        return votes * 10 >= voters * 6;
    }

    long sourceHigh() {
        return sourceHigh;
    }

    long sourceLow() {
        return sourceLow;
    }

    /** Returns the source, or the network that most of the sources are of, or {@link Party#MANY}. */
    Party source() {
        if (hasOneSource()) {
            return Party.of(new IpAddress(sourceHigh, sourceLow));
        }
        if (networkVotes * 10 >= voters * 6) {
            return new Party.Group(Wording.network(networkHigh, networkLow));
        }
        return Party.MANY;
    }

    /** Begins anew with other keys. */
    void clear() {
        offences.clear();
        answers.clear();
        votes = networkVotes = voters = taken = balance = 0;
        examples.clear();
        throttle.clear();
    }
}
