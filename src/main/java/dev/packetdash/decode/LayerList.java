package dev.packetdash.decode;

/** The headers that decoding went through in one packet, from the frame's first byte on. */
public final class LayerList {
    /** Headers remembered of one packet; deeper ones are decoded but not listed. */
    static final int MAXIMUM = 24;

    /** Each header's kind, by its ordinal, and its offset. */
    private final long[] layers;

    private int count;

    LayerList() {
        this(new long[MAXIMUM], 0);
    }

    private LayerList(long[] layers, int count) {
        this.layers = layers;
        this.count = count;
    }

    void clear() {
        count = 0;
    }

    void add(LayerKind kind, int offset) {
        if (count < MAXIMUM) {
            layers[count++] = (long) kind.ordinal() << Integer.SIZE | offset;
        }
    }

    LayerList copy() {
        return new LayerList(layers.clone(), count);
    }

    public int count() {
        return count;
    }

    public LayerKind kind(int index) {
        return LayerKind.of((int) (layers[index] >>> Integer.SIZE));
    }

    /** Returns the offset of a header from the frame's first byte. */
    public int offset(int index) {
        return (int) layers[index];
    }

    /** Returns the index of the innermost IP header; -1 where there is none. */
    int lastIp() {
        int index = count - 1;
        while (index >= 0 && kind(index) != LayerKind.IP && kind(index) != LayerKind.IPV6) {
            index--;
        }
        return index;
    }
}
