package dev.packetdash.pcapfile;

import dev.packetdash.capture.CaptureException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a capture file, read forward in chunks through memory of a fixed size; those packed with gzip are
 * unpacked on the way. Numbers are read at an offset from the current position, and only after {@link #require}. Where
 * bytes are missing or cannot be read, it fails naming the file and the byte.
 */
final class FileBytes {
    private static final int GZIP_MAGIC = 0x8b1f;
    private static final int GZIP_BUFFER_LENGTH = 1 << 16;

    private static final VarHandle U16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final String name;
    private InputStream in;
    private final byte[] chunk;
    private int index;
    private int limit;
    /** The place in the file at which the chunk begins. */
    private long chunkStart;

    private boolean bigEndian;
    private boolean closed;

    /** @param chunkLength bytes of memory, at least 64 */
    FileBytes(String name, InputStream in, int chunkLength) throws CaptureException {
        this.name = name;
        this.in = in;
        chunk = new byte[chunkLength];
        if (has(2) && u16(0) == GZIP_MAGIC) {
            unpack();
        }
    }

    private void unpack() throws CaptureException {
        var packed = new PushbackInputStream(in, limit);
        try {
            packed.unread(chunk, 0, limit);
            limit = 0;
            in = new GZIPInputStream(packed, GZIP_BUFFER_LENGTH);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    String name() {
        return name;
    }

    /** Offset in the file, or in what it unpacks to. */
    long position() {
        return chunkStart + index;
    }

    /** The byte order of the numbers from here on; little-endian at first. */
    void setBigEndian(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    boolean isAtEnd() throws CaptureException {
        return !has(1);
    }

    /** Makes {@code count} bytes readable, at most 64; false where the file ends before. */
    boolean has(int count) throws CaptureException {
        while (available() < count) {
            if (!read()) {
                return false;
            }
        }
        return true;
    }

    /** The next bytes, as many as can be read at once; for messages. */
    byte[] peek(int most) {
        return Arrays.copyOfRange(chunk, index, Math.min(limit, index + most));
    }

    /**
     * Makes {@code count} bytes readable, at most 64.
     *
     * @param place what these bytes are, for the message should the file end in them, with a %d for the number
     */
    void require(int count, String place, long number) throws CaptureException {
        if (!has(count)) {
            throw FileFailures.cutShort(name, chunkStart + limit, place.formatted(number));
        }
    }

    /** Bytes that can be read without reading the file. */
    int available() {
        return limit - index;
    }

    /** Copies {@code count} {@linkplain #available available} bytes from {@code offset} on. */
    void copy(int offset, byte[] target, int at, int count) {
        System.arraycopy(chunk, index + offset, target, at, count);
    }

    /** Moves {@code count} bytes to {@code target}. */
    void move(byte[] target, int at, int count, String place, long number) throws CaptureException {
        int done = 0;
        while (done < count) {
            require(1, place, number);
            int length = Math.min(count - done, limit - index);
            System.arraycopy(chunk, index, target, at + done, length);
            index += length;
            done += length;
        }
    }

    void skip(long count, String place, long number) throws CaptureException {
        long left = count;
        while (left > 0) {
            require(1, place, number);
            int length = (int) Math.min(left, limit - index);
            index += length;
            left -= length;
        }
    }

    /** Moves past bytes that were {@linkplain #require required}. */
    void advance(int count) {
        index += count;
    }

    int u8(int offset) {
        return chunk[index + offset] & 0xff;
    }

    int u16(int offset) {
        short value = (short) U16.get(chunk, index + offset);
        return (bigEndian ? Short.reverseBytes(value) : value) & 0xffff;
    }

    int i32(int offset) {
        int value = (int) I32.get(chunk, index + offset);
        return bigEndian ? Integer.reverseBytes(value) : value;
    }

    long u32(int offset) {
        return Integer.toUnsignedLong(i32(offset));
    }

    long i64(int offset) {
        long value = (long) I64.get(chunk, index + offset);
        return bigEndian ? Long.reverseBytes(value) : value;
    }

    /** Puts more bytes behind those not yet used; false where the file ends. */
    private boolean read() throws CaptureException {
        System.arraycopy(chunk, index, chunk, 0, limit - index);
        chunkStart += index;
        limit -= index;
        index = 0;
        try {
            int count = in.read(chunk, limit, chunk.length - limit);
            limit += Math.max(count, 0);
            return count >= 0;
        } catch (ClosedChannelException e) {
            closed = true;
            return false;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns whether somebody closed the file under the reader: what seems to be cut was only left. */
    boolean isClosed() {
        return closed;
    }

    private CaptureException unreadable(IOException cause) {
        return cause instanceof EOFException
                ? FileFailures.cutShort(name, chunkStart + limit, "the data packed with gzip")
                : FileFailures.unreadable(name, chunkStart + limit, cause);
    }
}
