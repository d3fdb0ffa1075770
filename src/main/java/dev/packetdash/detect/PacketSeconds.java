package dev.packetdash.detect;

import java.util.function.LongConsumer;

/**
 * Tells of each second of the packets' time. Seconds begin with the first packet, so that a capture replayed later is
 * judged at the same points. Owned by its pipeline's thread.
 */
final class PacketSeconds {
    private static final long SECOND = 1_000_000_000L;
    /**
     * Seconds that are gone through one by one where no packets come: whatever waits for an answer, or the lack of one,
     * is decided in the first few. The rest of a pause costs nothing.
     */
    private static final int LONGEST_PAUSE = 10;

    private final LongConsumer action;
    private long nextSecond = Long.MIN_VALUE;

    /** @param action takes the end of a second; what came then or later has not been observed yet */
    PacketSeconds(LongConsumer action) {
        this.action = action;
    }

    boolean haveBegun() {
        return nextSecond != Long.MIN_VALUE;
    }

    void advance(long nanos) {
        if (nanos >= nextSecond) {
            advanceSeconds(nanos);
        }
    }

    private void advanceSeconds(long nanos) {
        if (nextSecond == Long.MIN_VALUE) {
            nextSecond = nanos + SECOND;
            return;
        }
        for (int i = 0; i < LONGEST_PAUSE && nanos >= nextSecond; i++) {
            advanceSecond();
        }
        if (nanos >= nextSecond) {
            nextSecond += (nanos - nextSecond) / SECOND * SECOND;
            advanceSecond();
        }
    }

    private void advanceSecond() {
        action.accept(nextSecond);
        nextSecond += SECOND;
    }

    /** There are no more packets: the second that has begun is over. */
    void finish() {
        if (haveBegun()) {
            advanceSeconds(nextSecond + SECOND);
        }
    }
}
