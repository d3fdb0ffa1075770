package dev.packetdash.pcapfile;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;

/**
 * Packets of a pcap file, in all the variants that libpcap reads.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html">draft-ietf-opsawg-pcap</a>
 */
final class PcapReader extends PacketReader {
    private static final int MAGIC_MICROS = 0xa1b2c3d4;
    private static final int MAGIC_NANOS = 0xa1b23c4d;
    /** Alexey Kuznetzov's: every record header has eight more bytes (interface index, protocol, packet type). */
    private static final int MAGIC_MODIFIED = 0xa1b2cd34;

    private static final String FILE_HEADER = "the file header";
    private static final int MAJOR = 4;
    private static final int MINOR = 6;
    private static final int SNAPSHOT_LENGTH = 16;
    private static final int LINK_TYPE = 20;
    private static final int HEADER_LENGTH = 24;
    private static final int LINK_TYPE_MASK = 0xffff; // Above are the length of the FCS and reserved bits.

    private static final int SECONDS = 0;
    private static final int FRACTION = 4;
    private static final int CAPTURED_LENGTH = 8;
    private static final int WIRE_LENGTH = 12;
    private static final int RECORD_LENGTH = 16;
    private static final int MODIFIED_RECORD_LENGTH = 24;
    private static final String RECORD = "the header of packet %d";

    /** DG/UX and AIX; they have the lengths in the old order. */
    private static final int FOREIGN_MAJOR = 543;

    /** The order of a record's two lengths, which changed with version 2.3, though not in all files that say so. */
    private enum LengthOrder {
        CAPTURED_FIRST,
        WIRE_FIRST,
        SHORTER_FIRST
    }

    private final int nanosPerUnit;
    private final int recordLength;
    private final LengthOrder order;
    private final int linkType;
    private final int snapshotLength;

    /** Returns whether the file is pcap; sets its byte order. */
    static boolean isAt(FileBytes in) throws CaptureException {
        if (!in.has(Integer.BYTES)) {
            return false;
        }
        boolean bigEndian = isMagic(Integer.reverseBytes(in.i32(0)));
        in.setBigEndian(bigEndian);
        return bigEndian || isMagic(in.i32(0));
    }

    private static boolean isMagic(int magic) {
        return magic == MAGIC_MICROS || magic == MAGIC_NANOS || magic == MAGIC_MODIFIED;
    }

    /** @param in for which {@link #isAt} was true */
    PcapReader(FileBytes in) throws CaptureException {
        super(in);
        in.require(HEADER_LENGTH, FILE_HEADER, 0);
        int magic = in.i32(0);
        nanosPerUnit = magic == MAGIC_NANOS ? 1 : 1000;
        recordLength = magic == MAGIC_MODIFIED ? MODIFIED_RECORD_LENGTH : RECORD_LENGTH;
        order = lengthOrder(in.u16(MAJOR), in.u16(MINOR));
        snapshotLength = Math.max(0, in.i32(SNAPSHOT_LENGTH));
        linkType = LinkType.ofDlt(in.i32(LINK_TYPE) & LINK_TYPE_MASK);
        in.advance(HEADER_LENGTH);
    }

    private LengthOrder lengthOrder(int major, int minor) throws CaptureException {
        if (major == FOREIGN_MAJOR || major == 2 && minor < 3) {
            return LengthOrder.WIRE_FIRST;
        }
        if (major != 2) {
            throw FileFailures.unsupported(in.name(), "version " + major + "." + minor + " of pcap is not supported");
        }
        return minor == 3 ? LengthOrder.SHORTER_FIRST : LengthOrder.CAPTURED_FIRST;
    }

    @Override
    boolean next(FrameRing ring, Frame frame) throws CaptureException {
        if (in.isAtEnd()) {
            return false;
        }
        long offset = in.position();
        in.require(recordLength, RECORD, packetNumber());
        long nanos = timestampNanos();
        long first = in.u32(CAPTURED_LENGTH);
        long second = in.u32(WIRE_LENGTH);
        boolean swap = switch (order) {
            case CAPTURED_FIRST -> false;
            case WIRE_FIRST -> true;
            case SHORTER_FIRST -> first > second;
        };
        long capturedLength = swap ? second : first;
        requireSaneLength(capturedLength, linkType, offset);
        in.advance(recordLength);
        int length = readData(ring, (int) capturedLength);
        publish(ring, frame, length, swap ? first : second, linkType, nanos);
        return true;
    }

    /**
     * The same without what only damaged, foreign or very long records need, a quarter of the cost: those, and what
     * lies across the end of a chunk, are left to {@link #next}.
     */
    @Override
    int nextInBulk(FrameRing ring, Frame[] frames, int most) {
        long start = ring.position();
        int longest = Math.min(ring.maximumLength(), longest(linkType));
        int count = 0;
        while (count < most && order == LengthOrder.CAPTURED_FIRST && ring.hasRoomAfter(start)) {
            int left = in.available() - recordLength;
            int length = left < 0 ? -1 : in.i32(CAPTURED_LENGTH);
            if (length < 0 || length > Math.min(left, longest)) {
                break;
            }
            int at = ring.claim(length);
            in.copy(recordLength, ring.bytes(), at, length);
            publish(ring, frames[count++], length, in.u32(WIRE_LENGTH), linkType, timestampNanos());
            in.advance(recordLength + length);
        }
        return count;
    }

    private long timestampNanos() {
        return in.u32(SECONDS) * 1_000_000_000 + in.u32(FRACTION) * nanosPerUnit;
    }

    @Override
    int linkType() {
        return linkType;
    }

    @Override
    int snapshotLength() {
        return snapshotLength;
    }

    @Override
    FileLosses losses() {
        return FileLosses.NONE;
    }
}
