package dev.packetdash.detect;

import dev.packetdash.detect.ScanSuspect.Kind;
import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.KeyTable;

/** The unanswered targets of one source above the threshold. Owned by its pipeline's thread. */
final class Suspect {
    private static final int MAXIMUM_TARGETS = 4096;
    /** Values of a target: when it was first and when it was last asked, Unix time. An answer sets both to {@link #NEVER}. */
    private static final int FIRST = 0;

    private static final int LAST = 1;
    private static final long NEVER = 0;

    private final IpAddress source;
    private final Direction direction;
    private final long sinceNanos;
    private final long[] key = new long[1];
    /** By what {@link SourceTable#target} says. */
    private KeyTable targets = new KeyTable(1, 2);

    private boolean over;

    Suspect(IpAddress source, Direction direction, long sinceNanos) {
        this.source = source;
        this.direction = direction;
        this.sinceNanos = sinceNanos;
    }

    void asked(long target, long nanos) {
        key[0] = target;
        int slot = targets.slot(key, MAXIMUM_TARGETS);
        if (slot == KeyTable.FULL) {
            return;
        }
        if (targets.value(slot, FIRST) == NEVER) {
            targets.set(slot, FIRST, nanos);
        }
        targets.set(slot, LAST, nanos);
    }

    void answered(long target) {
        key[0] = target;
        int slot = targets.slot(key, targets.size());
        if (slot != KeyTable.FULL) {
            targets.set(slot, FIRST, NEVER);
            targets.set(slot, LAST, NEVER);
        }
    }

    /** Forgets targets last asked before that time, and those that have answered. */
    void forget(long beforeNanos) {
        KeyTable kept = new KeyTable(1, 2);
        for (int slot = targets.next(0); slot >= 0; slot = targets.next(slot + 1)) {
            if (targets.value(slot, LAST) >= beforeNanos) {
                key[0] = targets.key(slot, 0);
                int copy = kept.slot(key, MAXIMUM_TARGETS);
                kept.set(copy, FIRST, targets.value(slot, FIRST));
                kept.set(copy, LAST, targets.value(slot, LAST));
            }
        }
        targets = kept;
    }

    IpAddress source() {
        return source;
    }

    int targets() {
        return targets.size();
    }

    /** The targets first asked up to that time, which have had the time to answer. */
    ScanSuspect finding(long untilNanos) {
        KeyTable hosts = new KeyTable(1, 0);
        KeyTable ports = new KeyTable(1, 0);
        long silent = 0;
        for (int slot = targets.next(0); slot >= 0; slot = targets.next(slot + 1)) {
            if (targets.value(slot, FIRST) <= untilNanos) {
                silent++;
                key[0] = targets.key(slot, 0) >>> 16;
                hosts.slot(key, MAXIMUM_TARGETS);
                key[0] = targets.key(slot, 0) & 0xffff;
                ports.slot(key, MAXIMUM_TARGETS);
            }
        }
        Kind kind = hosts.size() > ports.size() ? Kind.HOST_SWEEP : Kind.PORT_SCAN;
        return new ScanSuspect(source, kind, direction, silent, sinceNanos);
    }

    /** Nobody lists it any more; its source starts anew. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }
}
