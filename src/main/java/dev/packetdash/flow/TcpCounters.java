package dev.packetdash.flow;

import dev.packetdash.net.Direction;
import java.util.Arrays;

/**
 * What a {@link TcpTracker} has counted since the start. Handshakes have the direction of the client's packets, all
 * else that of the packet. Owned by its pipeline's thread.
 */
public final class TcpCounters {
    /** Upper bounds of the classes of handshake durations, in nanoseconds; one class more is above them all. */
    private static final long[] BOUNDS = {
        100_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        25_000_000,
        50_000_000,
        100_000_000,
        250_000_000,
        1_000_000_000
    };

    private static final int DIRECTIONS = Direction.values().length;
    private static final int OUTCOMES = HandshakeOutcome.values().length;
    private static final int PHASES = ResetPhase.values().length;
    private static final int LEGS = HandshakeLeg.values().length;
    private static final int CLASSES = BOUNDS.length + 1;

    private long pending;
    private final long[] attempts = new long[DIRECTIONS];
    private final long[] outcomes = new long[DIRECTIONS * OUTCOMES];
    private final long[] retransmissions = new long[DIRECTIONS];
    private final long[] outOfOrder = new long[DIRECTIONS];
    private final long[] zeroWindows = new long[DIRECTIONS];
    private final long[] resets = new long[DIRECTIONS * PHASES];
    private final long[] durations = new long[DIRECTIONS * LEGS * CLASSES];
    private final long[] durationSums = new long[DIRECTIONS * LEGS];

    void attempted(int direction) {
        attempts[direction]++;
        pending++;
    }

    void decided(int direction, HandshakeOutcome outcome) {
        outcomes[direction * OUTCOMES + outcome.ordinal()]++;
        pending--;
    }

    void retransmitted(int direction) {
        retransmissions[direction]++;
    }

    void outOfOrder(int direction) {
        outOfOrder[direction]++;
    }

    void zeroWindow(int direction) {
        zeroWindows[direction]++;
    }

    void reset(int direction, ResetPhase phase) {
        resets[direction * PHASES + phase.ordinal()]++;
    }

    void took(int direction, HandshakeLeg leg, long nanos) {
        int index = direction * LEGS + leg.ordinal();
        int found = Arrays.binarySearch(BOUNDS, nanos);
        durations[index * CLASSES + (found < 0 ? -found - 1 : found)]++;
        durationSums[index] += nanos;
    }

    /** The counts of this moment, which nobody changes any more. */
    public TcpCounters copy() {
        return plus(new TcpCounters());
    }

    /** The sums of both. */
    public TcpCounters plus(TcpCounters other) {
        TcpCounters sum = new TcpCounters();
        sum.pending = pending + other.pending;
        long[][] sums = sum.cells();
        for (int i = 0; i < sums.length; i++) {
            long[] left = cells()[i];
            long[] right = other.cells()[i];
            Arrays.setAll(sums[i], cell -> left[cell] + right[cell]);
        }
        return sum;
    }

    private long[][] cells() {
        return new long[][] {
            attempts, outcomes, retransmissions, outOfOrder, zeroWindows, resets, durations, durationSums
        };
    }

    /** Upper bounds of the classes of durations, in nanoseconds. */
    public static long[] durationBounds() {
        return BOUNDS.clone();
    }

    /** Attempts that have no outcome yet. */
    public long pending() {
        return pending;
    }

    /** Connection attempts, decided and pending. */
    public long attempts(Direction direction) {
        return attempts[direction.ordinal()];
    }

    public long outcomes(Direction direction, HandshakeOutcome outcome) {
        return outcomes[direction.ordinal() * OUTCOMES + outcome.ordinal()];
    }

    public long retransmissions(Direction direction) {
        return retransmissions[direction.ordinal()];
    }

    public long outOfOrder(Direction direction) {
        return outOfOrder[direction.ordinal()];
    }

    public long zeroWindows(Direction direction) {
        return zeroWindows[direction.ordinal()];
    }

    public long resets(Direction direction, ResetPhase phase) {
        return resets[direction.ordinal() * PHASES + phase.ordinal()];
    }

    /** Legs in each class of durations: one for each of {@link #durationBounds}, and one above them. */
    public long[] durations(Direction direction, HandshakeLeg leg) {
        int from = (direction.ordinal() * LEGS + leg.ordinal()) * CLASSES;
        return Arrays.copyOfRange(durations, from, from + CLASSES);
    }

    /** The sum of all durations, in nanoseconds. */
    public long durationSum(Direction direction, HandshakeLeg leg) {
        return durationSums[direction.ordinal() * LEGS + leg.ordinal()];
    }
}
