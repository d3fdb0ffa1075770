package dev.packetdash.capture;

import dev.packetdash.net.Frame;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The newest frames of one source in a bounded byte array. Its pipeline's thread writes; any thread may look a frame up. A reader takes no
 * lock and cannot hold the writer back: it copies, then looks whether the writer came past meanwhile (the scheme of agrona's
 * {@code BroadcastTransmitter}).
 */
public final class FrameRing {
    private static final int NUMBER = 0;
    private static final int TIMESTAMP = 8;
    private static final int CAPTURED_LENGTH = 16;
    private static final int WIRE_LENGTH = 20;
    private static final int LINK_TYPE = 24;
    private static final int HEADER_LENGTH = 32;

    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle CLAIMED;
    private static final VarHandle NEWEST;

    static {
        try {
            CLAIMED = MethodHandles.lookup().findVarHandle(FrameRing.class, "claimed", long.class);
            NEWEST = MethodHandles.lookup().findVarHandle(FrameRing.class, "newest", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final byte[] bytes;
    /** Where the newest frames begin, by the low bits of their number. */
    private final long[] positions;

    /** Everything below this position may have been overwritten, once the array's length is taken off. */
    private long claimed;

    private long recordPosition;
    private long newest;

    /**
     * @param capacity in bytes, rounded up to a power of two
     * @param keep     how many of the newest frames can be looked up, rounded up to a power of two
     */
    public FrameRing(int capacity, int keep) {
        bytes = new byte[powerOfTwo(capacity)];
        positions = new long[powerOfTwo(keep)];
    }

    private static int powerOfTwo(int atLeast) {
        return 1 << 32 - Integer.numberOfLeadingZeros(atLeast - 1);
    }

    /** The longest frame that fits. */
    public int maximumLength() {
        return bytes.length / 2 - HEADER_LENGTH;
    }

    /** The array that {@link #claim} gives places in; for the writer. */
    public byte[] bytes() {
        return bytes;
    }

    /** Makes room for a frame of {@code length} bytes and returns where in {@link #bytes} they go. */
    public int claim(int length) {
        int size = HEADER_LENGTH + length + 7 & -8;
        int index = (int) claimed & bytes.length - 1;
        recordPosition = index + size > bytes.length ? claimed + bytes.length - index : claimed;
        // Opaque and a fence: a reader that sees any byte of the new frame must also see that its old place is gone.
        CLAIMED.setOpaque(this, recordPosition + size);
        VarHandle.storeStoreFence();
        return index(recordPosition) + HEADER_LENGTH;
    }

    /** Publishes the frame whose bytes were written to the place claimed last, and points {@code frame} at it. */
    public void commit(Frame frame, int capturedLength, int wireLength, int linkType, long timestampNanos) {
        int index = index(recordPosition);
        long number = newest + 1;
        I64.set(bytes, index + NUMBER, number);
        I64.set(bytes, index + TIMESTAMP, timestampNanos);
        I32.set(bytes, index + CAPTURED_LENGTH, capturedLength);
        I32.set(bytes, index + WIRE_LENGTH, wireLength);
        I32.set(bytes, index + LINK_TYPE, linkType);
        positions[(int) number & positions.length - 1] = recordPosition;
        // Release: whoever acquires this number sees the frame.
        NEWEST.setRelease(this, number);
        frame.set(bytes, index + HEADER_LENGTH, capturedLength, wireLength, linkType, timestampNanos);
    }

    /** The number of the newest frame; they count from 1, so 0 says that there is none. */
    public long newest() {
        return (long) NEWEST.getAcquire(this);
    }

    /** The number of the oldest frame that can still be looked up, bytes permitting. */
    public long oldest() {
        return Math.max(1, newest() - positions.length + 1);
    }

    /** A copy of the frame of that number, or null where it has left the ring or has not come yet. */
    public @Nullable Frame find(long number) {
        if (number < oldest() || number > newest()) {
            return null;
        }
        long position = positions[(int) number & positions.length - 1];
        int index = index(position);
        long found = (long) I64.get(bytes, index + NUMBER);
        int capturedLength = (int) I32.get(bytes, index + CAPTURED_LENGTH);
        if (found != number || capturedLength < 0 || index + HEADER_LENGTH + capturedLength > bytes.length) {
            return null;
        }
        byte[] copy = new byte[capturedLength];
        System.arraycopy(bytes, index + HEADER_LENGTH, copy, 0, capturedLength);
        int wireLength = (int) I32.get(bytes, index + WIRE_LENGTH);
        int linkType = (int) I32.get(bytes, index + LINK_TYPE);
        long timestamp = (long) I64.get(bytes, index + TIMESTAMP);
        // The pair of the fence in claim: what was read above is read before the writer's position is looked at.
        VarHandle.loadLoadFence();
        if (position < (long) CLAIMED.getOpaque(this) - bytes.length) {
            return null;
        }
        return new Frame().set(copy, 0, capturedLength, wireLength, linkType, timestamp);
    }

    private int index(long position) {
        return (int) position & bytes.length - 1;
    }
}
