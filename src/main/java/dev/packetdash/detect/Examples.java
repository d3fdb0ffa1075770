package dev.packetdash.detect;

import java.util.ArrayList;
import java.util.List;

/** A few of the packets or attempts that count, a line each: the first ones and the last. Owned by one thread. */
final class Examples {
    private static final int FIRST = 3;
    private static final int LAST = 2;

    private final List<String> lines = new ArrayList<>(FIRST + LAST);

    boolean hasRoom() {
        return lines.size() < FIRST + LAST;
    }

    void add(long nanos, String what) {
        if (lines.size() == FIRST + LAST) {
            lines.remove(FIRST);
        }
        lines.add(Wording.time(nanos) + " " + what);
    }

    void clear() {
        lines.clear();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
