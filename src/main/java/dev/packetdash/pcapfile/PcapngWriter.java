package dev.packetdash.pcapfile;

import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.net.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Writes a pcapng file of one section, its times in nanoseconds. Blocks are collected and handed on whole, many at
 * once, so that what is on disk after an abort can be read. Texts may be empty, then they are left out. Owned by one
 * thread.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-03.html">draft-ietf-opsawg-pcapng</a>
 */
public final class PcapngWriter implements AutoCloseable {
    private static final int BUFFER_LENGTH = 1 << 18;
    /** The length of what every block has: type, length, and the length again. */
    private static final int FRAMING_LENGTH = 12;

    private static final int COMMENT = 1;

    private static final int SECTION = 0x0a0d0d0a;
    private static final int SECTION_LENGTH = 16;
    private static final int ORDER_MAGIC = 0x1a2b3c4d;
    private static final int VERSION_1_0 = 1;
    private static final long UNTIL_END_OF_FILE = -1;
    private static final int SYSTEM = 3;
    private static final int APPLICATION = 4;

    private static final int INTERFACE = 1;
    private static final int INTERFACE_LENGTH = 8;
    private static final int NAME = 2;
    private static final int TIME_RESOLUTION = 9;
    private static final int FILTER = 11;
    private static final byte[] NANOSECONDS = {9};
    private static final String FILTER_EXPRESSION = "\0";

    private static final int PACKET = 6;
    private static final int PACKET_LENGTH = 20;

    private static final int STATISTICS = 5;
    private static final int STATISTICS_LENGTH = 12;
    private static final int START_TIME = 2;
    private static final int END_TIME = 3;
    private static final int INTERFACE_DROPPED = 5;
    private static final int FILTER_ACCEPTED = 6;
    private static final int SYSTEM_DROPPED = 7;
    private static final int DELIVERED = 8;

    private final OutputStream out;
    private ByteBuffer buffer = newBuffer(BUFFER_LENGTH);
    private long handedOn;
    private int interfaces;
    /** The bytes of the block being written. */
    private int blockLength;

    /**
     * Begins the file.
     *
     * @param out         closed with this writer
     * @param application what captures, with its version
     * @param system      the operating system it does so on
     * @param comment     of the whole file
     */
    public PcapngWriter(OutputStream out, String application, String system, String comment) throws IOException {
        this.out = out;
        var options =
                new PcapngOptions().with(COMMENT, comment).with(SYSTEM, system).with(APPLICATION, application);
        begin(SECTION, SECTION_LENGTH, options)
                .putInt(ORDER_MAGIC)
                .putInt(VERSION_1_0)
                .putLong(UNTIL_END_OF_FILE);
        end(options);
    }

    /**
     * Describes an interface, before its packets.
     *
     * @param linkType       a {@link dev.packetdash.net.LinkType} number
     * @param snapshotLength in bytes, 0 for no limit
     * @param filter         as libpcap writes it
     * @return the interface's number in this file
     */
    public int addInterface(String name, int linkType, int snapshotLength, String filter) throws IOException {
        var options = new PcapngOptions().with(NAME, name).with(TIME_RESOLUTION, NANOSECONDS);
        if (!filter.isEmpty()) {
            options.with(FILTER, FILTER_EXPRESSION + filter);
        }
        begin(INTERFACE, INTERFACE_LENGTH, options)
                .putShort((short) linkType)
                .putShort((short) 0)
                .putInt(snapshotLength);
        end(options);
        return interfaces++;
    }

    /** Writes a packet of the interface of that number, without allocating. */
    public void write(int interfaceNumber, Frame frame) throws IOException {
        write(interfaceNumber, frame, PcapngOptions.NONE);
    }

    public void write(int interfaceNumber, Frame frame, String comment) throws IOException {
        write(interfaceNumber, frame, new PcapngOptions().with(COMMENT, comment));
    }

    private void write(int interfaceNumber, Frame frame, PcapngOptions options) throws IOException {
        Objects.checkIndex(interfaceNumber, interfaces);
        int length = frame.capturedLength();
        ByteBuffer block = begin(PACKET, PACKET_LENGTH + PcapngOptions.padded(length), options)
                .putInt(interfaceNumber);
        putTime(block, frame.timestampNanos()).putInt(length).putInt(frame.wireLength());
        frame.copyTo(block);
        PcapngOptions.pad(block, length);
        end(options);
    }

    /**
     * Writes what became of an interface's packets, usually at the end.
     *
     * @param startNanos Unix time at which the capture began
     * @param endNanos   and of the statistics
     */
    public void writeStatistics(int interfaceNumber, CaptureStatistics statistics, long startNanos, long endNanos)
            throws IOException {
        Objects.checkIndex(interfaceNumber, interfaces);
        var options = new PcapngOptions()
                .with(START_TIME, Long.rotateLeft(startNanos, Integer.SIZE))
                .with(END_TIME, Long.rotateLeft(endNanos, Integer.SIZE))
                .with(INTERFACE_DROPPED, statistics.interfaceDropped())
                .with(FILTER_ACCEPTED, statistics.received())
                .with(SYSTEM_DROPPED, statistics.dropped())
                .with(DELIVERED, statistics.delivered());
        ByteBuffer block = begin(STATISTICS, STATISTICS_LENGTH, options).putInt(interfaceNumber);
        putTime(block, endNanos);
        end(options);
    }

    private static ByteBuffer putTime(ByteBuffer block, long nanos) {
        return block.putInt((int) (nanos >>> Integer.SIZE)).putInt((int) nanos);
    }

    /** Makes room for a block and begins it. */
    private ByteBuffer begin(int type, int bodyLength, PcapngOptions options) throws IOException {
        blockLength = FRAMING_LENGTH + bodyLength + options.length();
        if (blockLength > buffer.remaining()) {
            flush();
        }
        if (blockLength > buffer.capacity()) {
            buffer = newBuffer(blockLength);
        }
        return buffer.putInt(type).putInt(blockLength);
    }

    private void end(PcapngOptions options) {
        options.writeTo(buffer);
        buffer.putInt(blockLength);
    }

    private static ByteBuffer newBuffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The file's length in bytes with all that was written so far. */
    public long size() {
        return handedOn + buffer.position();
    }

    /** Hands on all that was written so far. */
    public void flush() throws IOException {
        int length = buffer.position();
        // Also where the write fails: half of it may be on disk, and must not come twice.
        buffer.clear();
        out.write(buffer.array(), 0, length);
        out.flush();
        handedOn += length;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
