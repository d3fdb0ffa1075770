package dev.packetdash.decode;

import dev.packetdash.net.Frame;

/**
 * The fields of a TCP header that tell a connection's progress, read from the frame when asked for: good until the
 * frame moves on. Owned and moved by its {@link PacketSummary}.
 */
public final class TcpSegment {
    /** What an option's accessor says where the segment does not have it, or its header is cut. */
    public static final int NONE = -1;

    private static final int END = 0;
    private static final int NOP = 1;
    /** Kind and length of the options that are read (RFC 9293, RFC 7323). */
    private static final int WINDOW_SCALE = 0x0303;

    private static final int TIMESTAMPS = 0x080a;

    private Frame frame = new Frame();
    private int offset;
    private int length;

    /** Moves to a header of which at least the fixed part is there. */
    void at(Frame frame, int offset, int length) {
        this.frame = frame;
        this.offset = offset;
        this.length = length;
    }

    /** Returns the number of the first payload byte or SYN, unsigned 32 bits. */
    public long sequence() {
        return frame.u32(offset + TcpHeader.SEQUENCE);
    }

    /** Returns the number of the byte expected next, unsigned 32 bits; meaningful only with the ACK flag. */
    public long acknowledgment() {
        return frame.u32(offset + TcpHeader.ACKNOWLEDGMENT);
    }

    /** Returns the window in bytes, before scaling. */
    public int window() {
        return frame.u16(offset + TcpHeader.WINDOW);
    }

    /** Returns the shift count as sent; more than 14 is to be taken for 14 (RFC 7323, section 2.3). */
    public int windowScale() {
        int option = find(WINDOW_SCALE);
        return option == NONE ? NONE : frame.u8(option + 2);
    }

    /** Returns the sender's clock, unsigned 32 bits, in units of its own (RFC 7323, section 3). */
    public long timestamp() {
        int option = find(TIMESTAMPS);
        return option == NONE ? NONE : frame.u32(option + 2);
    }

    /** Returns true for a request that a tool made: every system's own has a window scale or a time stamp. */
    public boolean isHandmadeRequest() {
        return find(WINDOW_SCALE) == NONE && find(TIMESTAMPS) == NONE;
    }

    /** Returns the offset of the option in the frame. */
    private int find(int kindAndLength) {
        int end = offset + length;
        int at = offset + TcpHeader.MINIMUM_LENGTH;
        while (at + 1 < end && frame.u8(at) != END) {
            int size = frame.u8(at) == NOP ? 1 : frame.u8(at + 1);
            if (frame.u8(at) != NOP && (size < 2 || at + size > end)) {
                return NONE;
            }
            if (frame.u16(at) == kindAndLength) {
                return at;
            }
            at += size;
        }
        return NONE;
    }
}
