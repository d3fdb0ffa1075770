package dev.packetdash.traffic;

import dev.packetdash.table.HyperLogLog;

/**
 * How many distinct hosts there were.
 *
 * @param sketch adds up with those of other sources, so that a host that several saw counts once; never changed again
 */
public record DistinctCount(long count, HyperLogLog sketch) {
    static final DistinctCount NONE = new DistinctCount(0, new HyperLogLog());

    /** The count of both lies between the greater one and their sum. */
    DistinctCount plus(DistinctCount other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        HyperLogLog both = sketch.plus(other.sketch);
        long least = Math.max(count, other.count);
        return new DistinctCount(Math.clamp(both.estimate(), least, count + other.count), both);
    }
}
