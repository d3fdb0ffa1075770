package dev.packetdash.table;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/** Keeps the greatest of many. Owned by one thread. */
public final class TopN<T> {
    private final int most;
    private final ToLongFunction<T> bytes;
    private final Comparator<T> greatestFirst;
    private final PriorityQueue<T> kept;

    /** @param greatestFirst by the bytes, and equals by what they are */
    public TopN(int most, ToLongFunction<T> bytes, Comparator<T> greatestFirst) {
        this.most = most;
        this.bytes = bytes;
        this.greatestFirst = greatestFirst;
        this.kept = new PriorityQueue<>(most + 1, greatestFirst.reversed());
    }

    /**
     * Whether one with so many bytes may be among them: of a flood's many sources, hardly any is even to be looked at.
     */
    public boolean hasRoomFor(long moreBytes) {
        T least = kept.peek();
        return kept.size() < most || least != null && moreBytes >= bytes.applyAsLong(least);
    }

    public void add(T more) {
        kept.add(more);
        if (kept.size() > most) {
            kept.poll();
        }
    }

    public List<T> list() {
        return kept.stream().sorted(greatestFirst).toList();
    }
}
