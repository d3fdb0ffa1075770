package dev.packetdash.pcapfile;

import dev.packetdash.capture.CaptureException;

/** The block of a pcapng file that is being read: type, length, body, length again. The body may end in options. */
final class PcapngBlock {
    /** A section header's type, the same in both byte orders. */
    static final int SECTION = 0x0a0d0d0a;

    private static final int ORDER_MAGIC = 0x1a2b3c4d;

    private static final String PLACE = "the block at byte %d";
    private static final int LENGTH = 4;
    private static final int BODY = 8;
    private static final int SHORTEST = 12;
    private static final int LONGEST = PacketReader.LONGEST_PACKET_OF_ALL + (1 << 20);

    private static final int OPTION_HEADER_LENGTH = 4;
    private static final int END_OF_OPTIONS = 0;

    private final FileBytes in;
    private long start;
    private long length;
    private long end;
    private int optionCode;
    private int optionLength;
    private long optionEnd;

    PcapngBlock(FileBytes in) {
        this.in = in;
    }

    /** Moves to the body of the block that begins here and returns the block's type. */
    int open() throws CaptureException {
        start = in.position();
        in.require(BODY, PLACE, start);
        int type = in.i32(0);
        if (type == SECTION) {
            setByteOrder();
        }
        length = paddedLength(LENGTH);
        if (length < SHORTEST || length > LONGEST) {
            throw corrupt("a block cannot have " + length + " bytes");
        }
        end = start + length - LENGTH;
        optionEnd = 0;
        in.advance(BODY);
        return type;
    }

    /** Some writers do not count the padding in a block's length; it is there all the same. */
    private long paddedLength(int offset) {
        return in.u32(offset) + 3 & -4;
    }

    private void setByteOrder() throws CaptureException {
        in.require(BODY + Integer.BYTES, PLACE, start);
        in.setBigEndian(false);
        int magic = in.i32(BODY);
        in.setBigEndian(magic == Integer.reverseBytes(ORDER_MAGIC));
        if (in.i32(BODY) != ORDER_MAGIC) {
            throw corrupt("a section header has no byte-order magic");
        }
    }

    /** The body's next {@code count} bytes, made readable. */
    FileBytes body(int count) throws CaptureException {
        if (left() < count) {
            throw corrupt("a block of " + length + " bytes is too short for its type");
        }
        in.require(count, PLACE, start);
        return in;
    }

    /** How many bytes of the body are left. */
    long left() {
        return end - in.position();
    }

    /**
     * Moves to the value of the next option; false where there is none. The first call expects to stand before the
     * options.
     */
    boolean nextOption() throws CaptureException {
        if (optionEnd != 0) {
            in.skip(optionEnd - in.position(), PLACE, start);
        }
        if (left() < OPTION_HEADER_LENGTH) {
            return false;
        }
        in.require(OPTION_HEADER_LENGTH, PLACE, start);
        optionCode = in.u16(0);
        optionLength = in.u16(2);
        in.advance(OPTION_HEADER_LENGTH);
        optionEnd = in.position() + (optionLength + 3 & -4);
        if (optionEnd > end) {
            throw corrupt("an option of " + optionLength + " bytes is longer than the rest of its block");
        }
        return optionCode != END_OF_OPTIONS;
    }

    /** Returns whether the option is of that code and length; then its value can be read. */
    boolean isOption(int code, int valueLength) throws CaptureException {
        if (optionCode != code || optionLength != valueLength) {
            return false;
        }
        in.require(valueLength, PLACE, start);
        return true;
    }

    /** The value of an option of eight bytes. */
    long optionValue() {
        return in.i64(0);
    }

    /** Moves behind the block, whatever of it was read. */
    void close() throws CaptureException {
        in.skip(left(), PLACE, start);
        in.require(LENGTH, PLACE, start);
        long repeated = paddedLength(0);
        if (repeated != length) {
            throw corrupt("a block begins with the length " + length + " and ends with " + repeated);
        }
        in.advance(LENGTH);
    }

    CaptureException corrupt(String problem) {
        return FileFailures.corrupt(in.name(), start, problem);
    }

    long start() {
        return start;
    }
}
