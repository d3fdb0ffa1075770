package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.MacAddress;

/** A neighbour solicitation or advertisement, its ICMPv6 header included (RFC 4861, sections 4.3, 4.4 and 4.6). */
final class NeighborMessage {
    static final int SOURCE_LINK_ADDRESS = 1;
    static final int TARGET_LINK_ADDRESS = 2;

    private static final int FLAGS = 4;
    private static final int TARGET = 8;
    private static final int OPTIONS = 24;
    private static final int SOLICITED = 0x40;
    /** The length in units of eight bytes, type and length counted. */
    private static final int OPTION_LENGTH = 1;

    private static final int OPTION_VALUE = 2;
    private static final int UNIT = 8;

    private Frame frame = new Frame();
    private int offset;
    private int end;

    /** Moves to a message; returns false where its fixed part is not all there. */
    boolean wrap(Frame frame, int offset, int end) {
        this.frame = frame;
        this.offset = offset;
        this.end = end;
        return offset + OPTIONS <= end;
    }

    /** Returns true for an advertisement that answers a solicitation. */
    boolean isSolicited() {
        return (frame.u8(offset + FLAGS) & SOLICITED) != 0;
    }

    long targetHigh() {
        return frame.i64(offset + TARGET);
    }

    long targetLow() {
        return frame.i64(offset + TARGET + Long.BYTES);
    }

    /** Returns the MAC address in the option of that type; {@link MacAddress#NONE} where there is none. */
    long linkAddress(int type) {
        int at = offset + OPTIONS;
        while (at + UNIT <= end) {
            int units = frame.u8(at + OPTION_LENGTH);
            if (frame.u8(at) == type && units == 1) {
                return frame.u48(at + OPTION_VALUE);
            }
            at += units == 0 ? end : units * UNIT;
        }
        return MacAddress.NONE;
    }
}
