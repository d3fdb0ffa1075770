package dev.packetdash.pcapfile;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.net.Frame;

/** The packets of a file of one format, in the file's order. Does not allocate for a packet. */
abstract sealed class PacketReader permits PcapReader, PcapngReader {
    private static final String PACKET_DATA = "the data of packet %d";

    /** libpcap's MAXIMUM_SNAPLEN, and the few link types whose packets may be longer. */
    private static final int LONGEST_PACKET = 262_144;

    private static final int USB_LINUX = 189;
    private static final int USB_LINUX_MMAPPED = 220;
    private static final int DBUS = 231;
    private static final int USBPCAP = 249;
    private static final int EBHSCR = 279;
    static final int LONGEST_PACKET_OF_ALL = 128 << 20;

    /** Stands for a time stamp that there is not. */
    static final long NO_TIME = 0;
    /**
     * The start of the year 2200. Later times and those before 1970 are damage, or no time stamps at all; and whatever
     * is added to an earlier one, be it a window of sixty years, is in range of a long.
     */
    private static final long TIMES_END = 7_258_118_400L * 1_000_000_000;

    final FileBytes in;
    private long packets;
    private long untimed;
    private long lastTimestampNanos = NO_TIME;

    PacketReader(FileBytes in) {
        this.in = in;
    }

    /**
     * Copies the next packet into the ring and points {@code frame} at it; false at the end of the file.
     *
     * @throws CaptureException where the file is damaged; the packets before were delivered
     */
    abstract boolean next(FrameRing ring, Frame frame) throws CaptureException;

    /**
     * Reads as many packets as lie whole in what has been read of the file, and are in order, at most {@code most};
     * returns how many these are.
     */
    int nextInBulk(FrameRing ring, Frame[] frames, int most) {
        return 0;
    }

    /** Link type of the first interface; -1 while none is known. */
    abstract int linkType();

    /** Snapshot length of the first interface as the file has it, 0 for none. */
    abstract int snapshotLength();

    /** Packets that the capturing machine lost, as far as the file says so. */
    abstract FileLosses losses();

    /** Packets that had no time, or none that may be. */
    final long untimed() {
        return untimed;
    }

    /** The packet being read; they count from 1. */
    final long packetNumber() {
        return packets + 1;
    }

    /** @param offset of the packet's record */
    final void requireSaneLength(long capturedLength, int linkType, long offset) throws CaptureException {
        if (capturedLength > longest(linkType)) {
            throw FileFailures.corrupt(
                    in.name(),
                    offset,
                    "packet " + packetNumber() + " has " + capturedLength + " bytes, at most " + longest(linkType)
                            + " are possible");
        }
    }

    static int longest(int linkType) {
        return switch (linkType) {
            case USB_LINUX, USB_LINUX_MMAPPED, DBUS, USBPCAP -> LONGEST_PACKET_OF_ALL;
            case EBHSCR -> 8 << 20;
            default -> LONGEST_PACKET;
        };
    }

    /** Reads a packet's bytes into the ring, as many as it takes, and returns how many these are. */
    final int readData(FrameRing ring, int capturedLength) throws CaptureException {
        int length = Math.min(capturedLength, ring.maximumLength());
        int at = ring.claim(length);
        in.move(ring.bytes(), at, length, PACKET_DATA, packetNumber());
        in.skip(capturedLength - length, PACKET_DATA, packetNumber());
        return length;
    }

    /**
     * Publishes the packet whose bytes were read last. One without a time, or with one that is not from 1970 up to the
     * year 2200, gets that of the packet before.
     */
    final void publish(FrameRing ring, Frame frame, int length, long wireLength, int linkType, long timestampNanos) {
        if (timestampNanos > NO_TIME && timestampNanos < TIMES_END) {
            lastTimestampNanos = timestampNanos;
        } else {
            untimed++;
        }
        ring.commit(frame, length, (int) Math.min(wireLength, Integer.MAX_VALUE), linkType, lastTimestampNanos);
        packets++;
    }
}
