package dev.packetdash.net;

import java.time.Duration;

/**
 * Says how long to wait before what has failed is tried again: each time twice as long as before, up to a limit. Owned
 * by one thread.
 */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** Returns how long to wait now. */
    public Duration next() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return now;
    }

    /** Begins anew, since it has not failed any more. */
    public void reset() {
        next = first;
    }
}
