package dev.packetdash.capture;

import dev.packetdash.net.Frame;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The newest frames of one source in bounded memory, which is taken piece by piece as frames come: an interface with
 * little traffic needs little. Its pipeline's thread writes; any thread may look a frame up. A reader takes no lock and
 * cannot hold the writer back: it copies, then looks whether the writer came past meanwhile (the scheme of agrona's
 * {@code BroadcastTransmitter}).
 */
public final class FrameRing {
    private static final int NUMBER = 0;
    private static final int TIMESTAMP = 8;
    private static final int CAPTURED_LENGTH = 16;
    private static final int WIRE_LENGTH = 20;
    private static final int LINK_TYPE = 24;
    private static final int HEADER_LENGTH = 32;
    /** A word in the place of a number: the next frame is at the next chunk's start. */
    private static final long WRAPPED = -1;
    /** A power of two that leaves room for a frame of the largest snapshot length. */
    private static final int LARGEST_CHUNK = 1 << 21;
    /** The place of one among so many frames is noted, for those who walk the ring from its oldest end. */
    private static final int MARK_EVERY = 64;

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

    /** The size in bytes; a position modulo this is a place in the chunks, one after another. */
    private final int capacity;

    private final int chunkLength;
    /** A chunk is null while no frame has come there. No frame lies across the end of one. */
    private final byte[] @Nullable [] chunks;
    /** The positions at which the newest frames begin, by the low bits of their number. */
    private final long[] positions;
    /** The positions of every {@value #MARK_EVERY}th frame, from the first on; as many as the array can hold. */
    private final long[] marks;

    /** Everything below this position may have been overwritten, once the capacity is taken off. */
    private long claimed;

    private long recordPosition;
    /** The chunk of the frame claimed last. */
    private byte[] bytes = {};

    private long newest;
    /** The newest frame that nobody is to find any more. */
    private volatile long forgotten;

    /**
     * @param capacity in bytes, rounded up to a power of two
     * @param keep     how many of the newest frames can be looked up, rounded up to a power of two
     */
    public FrameRing(int capacity, int keep) {
        this.capacity = powerOfTwo(capacity);
        chunkLength = Math.min(this.capacity, LARGEST_CHUNK);
        chunks = new byte[this.capacity / chunkLength][];
        positions = new long[powerOfTwo(keep)];
        marks = new long[powerOfTwo(this.capacity / (HEADER_LENGTH + Long.BYTES) / MARK_EVERY + 1)];
    }

    private static int powerOfTwo(int atLeast) {
        return 1 << 32 - Integer.numberOfLeadingZeros(atLeast - 1);
    }

    /** The longest frame that fits: a third of a chunk, with its header. */
    public int maximumLength() {
        return (chunkLength / 3 & -8) - HEADER_LENGTH;
    }

    /** Returns where the next frame may begin; for the writer. */
    public long position() {
        return claimed;
    }

    /**
     * Whether all frames from {@code position} on outlive one more, however long it is: that and what it leaves free at
     * the end of a chunk are a third each, at most. For the writer.
     */
    public boolean hasRoomAfter(long position) {
        return claimed - position <= capacity / 3;
    }

    /** The array in which the last {@link #claim} gave a place; for the writer. */
    public byte[] bytes() {
        return bytes;
    }

    /** Makes room for a frame of {@code length} bytes and returns where in {@link #bytes} they go. */
    public int claim(int length) {
        int size = HEADER_LENGTH + length + 7 & -8;
        int index = index(claimed);
        boolean wraps = index + size > chunkLength;
        recordPosition = wraps ? claimed + chunkLength - index : claimed;
        // Opaque and a fence: a reader that sees any byte of the new frame must also see that its old place is gone.
        CLAIMED.setOpaque(this, recordPosition + size);
        VarHandle.storeStoreFence();
        if (wraps) {
            I64.set(bytes, index + NUMBER, WRAPPED);
        }
        if (wraps || index == 0) {
            bytes = chunkAt(recordPosition);
        }
        return index(recordPosition) + HEADER_LENGTH;
    }

    private byte[] chunkAt(long position) {
        int number = chunkNumber(position);
        byte[] chunk = chunks[number];
        if (chunk == null) {
            chunk = new byte[chunkLength];
            chunks[number] = chunk;
        }
        return chunk;
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
        if (number % MARK_EVERY == 1) {
            marks[(int) (number / MARK_EVERY) & marks.length - 1] = recordPosition;
        }
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
        return Math.max(forgotten + 1, newest() - positions.length + 1);
    }

    /** Lets nobody find what is in the ring: the frames to come are of another interface. For the writer. */
    public void forget() {
        forgotten = newest;
    }

    /** A copy of the frame of that number, or null where it has left the ring or has not come yet. */
    public @Nullable Frame find(long number) {
        if (number < oldest() || number > newest()) {
            return null;
        }
        return read(position(number), number);
    }

    /** Returns where a frame that can be looked up begins. */
    private long position(long number) {
        return positions[(int) number & positions.length - 1];
    }

    /** The number of the oldest frame whose place is noted and that is still there; the newest's where none is. */
    long oldestMarked() {
        long newest = newest();
        long newestMark = (newest - 1) / MARK_EVERY;
        for (long mark = Math.max(0, newestMark - marks.length + 1); mark <= newestMark; mark++) {
            if (marked(mark * MARK_EVERY + 1) >= (long) CLAIMED.getOpaque(this) - capacity) {
                return mark * MARK_EVERY + 1;
            }
        }
        return newest;
    }

    /** Returns where the frame of that number begins, which {@link #oldestMarked} gave. */
    long marked(long number) {
        return number % MARK_EVERY == 1 ? marks[(int) (number / MARK_EVERY) & marks.length - 1] : position(number);
    }

    /** Returns where the frame begins that follows one which ends there; good only if that frame is there. */
    long following(long position) {
        byte[] chunk = chunks[chunkNumber(position)];
        int index = index(position);
        boolean wrapped = chunk != null && (long) I64.get(chunk, index + NUMBER) == WRAPPED;
        return wrapped ? position + chunkLength - index : position;
    }

    /** Returns where a frame of so many bytes ends that begins at {@code position}. */
    static long end(long position, int capturedLength) {
        return position + (HEADER_LENGTH + capturedLength + 7 & -8);
    }

    /** A copy of the frame of that number, which begins there, or null where it no longer does. */
    @Nullable
    Frame read(long position, long number) {
        byte[] chunk = chunks[chunkNumber(position)];
        int index = index(position);
        if (chunk == null || index + HEADER_LENGTH > chunkLength) {
            return null;
        }
        long found = (long) I64.get(chunk, index + NUMBER);
        int capturedLength = (int) I32.get(chunk, index + CAPTURED_LENGTH);
        if (found != number || capturedLength < 0 || index + HEADER_LENGTH + capturedLength > chunkLength) {
            return null;
        }
        byte[] copy = new byte[capturedLength];
        System.arraycopy(chunk, index + HEADER_LENGTH, copy, 0, capturedLength);
        int wireLength = (int) I32.get(chunk, index + WIRE_LENGTH);
        int linkType = (int) I32.get(chunk, index + LINK_TYPE);
        long timestamp = (long) I64.get(chunk, index + TIMESTAMP);
        // The pair of the fence in claim: what was read above is read before the writer's position is looked at.
        VarHandle.loadLoadFence();
        if (position < (long) CLAIMED.getOpaque(this) - capacity) {
            return null;
        }
        return new Frame().set(copy, 0, capturedLength, wireLength, linkType, timestamp);
    }

    private int chunkNumber(long position) {
        return ((int) position & capacity - 1) / chunkLength;
    }

    /** Returns where in its chunk a position lies. */
    private int index(long position) {
        return (int) position & chunkLength - 1;
    }
}
