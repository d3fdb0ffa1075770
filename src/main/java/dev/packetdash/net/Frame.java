package dev.packetdash.net;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One captured frame: a window on the bytes of a ring slot, moved from frame to frame. Owned by the thread that moves
 * it. Offsets count from the frame's first byte; the readers do not check against {@link #capturedLength()}: a header
 * does that once, when it is wrapped.
 */
public final class Frame {
    private static final VarHandle U16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = {};
    private int start;
    private int capturedLength;
    private int wireLength;
    private int linkType;
    private long timestampNanos;

    /**
     * Points at {@code capturedLength} bytes from {@code start} of {@code bytes}.
     *
     * @param wireLength     the length the frame had on the wire, link header included, without FCS
     * @param linkType       a {@link LinkType} number, known or not
     * @param timestampNanos Unix time in nanoseconds
     */
    public Frame set(byte[] bytes, int start, int capturedLength, int wireLength, int linkType, long timestampNanos) {
        this.bytes = bytes;
        this.start = start;
        this.capturedLength = capturedLength;
        this.wireLength = wireLength;
        this.linkType = linkType;
        this.timestampNanos = timestampNanos;
        return this;
    }

    public int u8(int offset) {
        return bytes[start + offset] & 0xff;
    }

    public int u16(int offset) {
        return (short) U16.get(bytes, start + offset) & 0xffff;
    }

    public int i32(int offset) {
        return (int) I32.get(bytes, start + offset);
    }

    public long u32(int offset) {
        return i32(offset) & 0xffff_ffffL;
    }

    public long u48(int offset) {
        return (long) u16(offset) << 32 | u32(offset + 2);
    }

    public long i64(int offset) {
        return (long) I64.get(bytes, start + offset);
    }

    /** The first {@code length} captured bytes, copied; for readers, not for the packet path. */
    public byte[] copy(int length) {
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** A copy with zeros from {@code offset} on; for readers. */
    public Frame blankedFrom(int offset) {
        byte[] blanked = copy(capturedLength);
        Arrays.fill(blanked, Math.min(offset, blanked.length), blanked.length, (byte) 0);
        return new Frame().set(blanked, 0, blanked.length, wireLength, linkType, timestampNanos);
    }

    /** Copies the first {@code length} captured bytes to {@code target} from {@code at}, without allocating. */
    public void copyTo(byte[] target, int at, int length) {
        System.arraycopy(bytes, start, target, at, length);
    }

    /** Puts all captured bytes, without allocating. */
    public void copyTo(ByteBuffer target) {
        target.put(bytes, start, capturedLength);
    }

    public int capturedLength() {
        return capturedLength;
    }

    public int wireLength() {
        return wireLength;
    }

    public int linkType() {
        return linkType;
    }

    public long timestampNanos() {
        return timestampNanos;
    }
}
