package dev.packetdash.payload;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;

/**
 * Reads a payload from its first byte on, as far as it was captured; behind that come zeros and {@link #isExhausted}.
 */
final class PayloadReader {
    private final Frame frame;
    private final int start;
    /** The end of what was captured. */
    private final int end;

    private final int wireEnd;
    private int at;
    private boolean exhausted;

    /** For a packet whose {@link PacketSummary#payloadOffset} is known; else there is nothing to read. */
    PayloadReader(PacketSummary packet) {
        boolean there = packet.payloadOffset() >= 0;
        this.frame = packet.frame();
        start = there ? packet.payloadOffset() : 0;
        wireEnd = there ? start + packet.payloadLength() : 0;
        end = Math.min(wireEnd, frame.capturedLength());
        at = start;
    }

    int u8() {
        return has(1) ? frame.u8(at++) : 0;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    int u24() {
        return u8() << 16 | u16();
    }

    long u32() {
        return (long) u16() << 16 | u16();
    }

    void skip(int bytes) {
        if (has(bytes)) {
            at += bytes;
        }
    }

    /** Bytes as ISO 8859-1 characters. */
    String text(int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes && has(1); i++) {
            text.append((char) u8());
        }
        return text.toString();
    }

    /** Goes to a byte of the payload, from its first. */
    void go(int position) {
        at = start + position;
        has(0);
    }

    /** Returns the offset of the next byte from the payload's first. */
    int position() {
        return at - start;
    }

    /** Captured bytes from here on. */
    int remaining() {
        return end - at;
    }

    /** Bytes from here on, captured or not. */
    int remainingOnWire() {
        return wireEnd - at;
    }

    /** Returns true once something was asked for that is not there. */
    boolean isExhausted() {
        return exhausted;
    }

    private boolean has(int bytes) {
        boolean there = !exhausted && bytes >= 0 && bytes <= end - at;
        exhausted = !there;
        return there;
    }
}
