package dev.packetdash.traffic;

/**
 * What one pipeline has counted, at one instant: counters since the start, and the lists of its windows.
 *
 * @param lastWindow who talked most in the last complete window; the lists are twice as long as asked for
 * @param window     likewise, as long as asked for; while nothing was in the last complete window, or there is none, in
 *                   the window so far
 */
public record TrafficSnapshot(
        PacketTimes times, TrafficCounters counters, Rates rates, TopLists lastWindow, TopLists window) {
    public TrafficSnapshot withWindows(TopLists otherLastWindow, TopLists otherWindow) {
        return new TrafficSnapshot(times, counters, rates, otherLastWindow, otherWindow);
    }

    /**
     * Adds up two sources that share one interface's packets.
     *
     * @param top entries of each list
     */
    public TrafficSnapshot plus(TrafficSnapshot other, int top) {
        return new TrafficSnapshot(
                times.plus(other.times),
                counters.plus(other.counters),
                rates.plus(other.rates),
                lastWindow.plus(other.lastWindow, 2 * top),
                window.plus(other.window, top));
    }
}
