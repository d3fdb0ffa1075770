package dev.packetdash.pcapfile;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.net.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Packets of a pcapng file, of all its sections and interfaces. Blocks of other kinds are passed over.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-03.html">draft-ietf-opsawg-pcapng</a>
 */
final class PcapngReader extends PacketReader {
    private static final int INTERFACE = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;

    private static final int SECTION_MAJOR = 4;
    private static final int SECTION_MINOR = 6;
    private static final int SECTION_LENGTH = 16;
    private static final int STATISTICS_LENGTH = 12;
    private static final int SIMPLE_PACKET_LENGTH = 4;
    private static final int TIME_HIGH = 4;
    private static final int TIME_LOW = 8;
    private static final int CAPTURED_LENGTH = 12;
    private static final int WIRE_LENGTH = 16;
    private static final int PACKET_LENGTH = 20;

    /** Keeps memory bounded; an obsolete packet block cannot name more. */
    private static final int MOST_INTERFACES = 65_536;

    private final PcapngBlock block = new PcapngBlock(in);
    private final List<PcapngInterface> interfaces = new ArrayList<>();
    private FileLosses lossesOfEarlierSections = FileLosses.NONE;
    private int linkType = -1;
    private int snapshotLength;

    /** Returns whether the file is pcapng. */
    static boolean isAt(FileBytes in) throws CaptureException {
        return in.has(Integer.BYTES) && in.i32(0) == PcapngBlock.SECTION;
    }

    /** @param in for which {@link #isAt} was true */
    PcapngReader(FileBytes in) {
        super(in);
    }

    @Override
    boolean next(FrameRing ring, Frame frame) throws CaptureException {
        while (!in.isAtEnd()) {
            int type = block.open();
            switch (type) {
                case ENHANCED_PACKET, OBSOLETE_PACKET -> {
                    block.body(PACKET_LENGTH);
                    readPacket(type == ENHANCED_PACKET ? in.i32(0) : in.u16(0), ring, frame);
                    return true;
                }
                case SIMPLE_PACKET -> {
                    readSimplePacket(ring, frame);
                    return true;
                }
                case PcapngBlock.SECTION -> startSection();
                case INTERFACE -> addInterface();
                case STATISTICS -> readStatistics();
                default -> {}
            }
            block.close();
        }
        return false;
    }

    private void startSection() throws CaptureException {
        block.body(SECTION_LENGTH);
        int major = in.u16(SECTION_MAJOR);
        if (major != 1) {
            throw FileFailures.unsupported(
                    in.name(), "version " + major + "." + in.u16(SECTION_MINOR) + " of pcapng is not supported");
        }
        in.advance(SECTION_LENGTH);
        while (block.nextOption()) {
            // Only looked at for their lengths: damage here is damage.
        }
        lossesOfEarlierSections = losses();
        interfaces.clear();
    }

    private void addInterface() throws CaptureException {
        if (interfaces.size() == MOST_INTERFACES) {
            throw block.corrupt("more than " + MOST_INTERFACES + " interfaces");
        }
        var added = new PcapngInterface(block);
        if (linkType < 0) {
            linkType = added.linkType();
            snapshotLength = (int) Math.min(added.snapshotLength(), Integer.MAX_VALUE);
        }
        interfaces.add(added);
    }

    private void readStatistics() throws CaptureException {
        int index = block.body(STATISTICS_LENGTH).i32(0);
        in.advance(STATISTICS_LENGTH);
        if (index >= 0 && index < interfaces.size()) {
            interfaces.get(index).readStatistics(block);
        }
    }

    private void readPacket(int index, FrameRing ring, Frame frame) throws CaptureException {
        PcapngInterface from = interfaceOf(index);
        long nanos = from.timestampNanos(in.u32(TIME_HIGH) << 32 | in.u32(TIME_LOW));
        long capturedLength = in.u32(CAPTURED_LENGTH);
        long wireLength = in.u32(WIRE_LENGTH);
        in.advance(PACKET_LENGTH);
        deliver(from, capturedLength, wireLength, nanos, ring, frame);
    }

    /** A packet of the section's first interface, without a time. */
    private void readSimplePacket(FrameRing ring, Frame frame) throws CaptureException {
        long wireLength = block.body(SIMPLE_PACKET_LENGTH).u32(0);
        PcapngInterface from = interfaceOf(0);
        in.advance(SIMPLE_PACKET_LENGTH);
        long limit = from.snapshotLength() == 0 ? wireLength : from.snapshotLength();
        deliver(from, Math.min(wireLength, limit), wireLength, NO_TIME, ring, frame);
    }

    private PcapngInterface interfaceOf(int index) throws CaptureException {
        if (index < 0 || index >= interfaces.size()) {
            throw block.corrupt("packet " + packetNumber() + " is of interface " + Integer.toUnsignedString(index)
                    + ", but the section has " + interfaces.size());
        }
        return interfaces.get(index);
    }

    private void deliver(
            PcapngInterface from, long capturedLength, long wireLength, long nanos, FrameRing ring, Frame frame)
            throws CaptureException {
        requireSaneLength(capturedLength, from.linkType(), block.start());
        if (capturedLength > block.left()) {
            throw block.corrupt("packet " + packetNumber() + " has " + capturedLength
                    + " bytes, its block has room for " + block.left());
        }
        int length = readData(ring, (int) capturedLength);
        // Only a whole block is a packet.
        block.close();
        publish(ring, frame, length, wireLength, from.linkType(), nanos);
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
        FileLosses sum = lossesOfEarlierSections;
        for (PcapngInterface each : interfaces) {
            sum = sum.plus(each.losses());
        }
        return sum;
    }
}
