package dev.packetdash.pcapfile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Builds capture files byte by byte, right or wrong, in either byte order. */
public final class FileBuilder {
    static final int MICROS = 0xa1b2c3d4;
    static final int NANOS = 0xa1b23c4d;
    static final int MODIFIED = 0xa1b2cd34;

    static final int SECTION = 0x0a0d0d0a;
    static final int INTERFACE = 1;
    static final int OBSOLETE_PACKET = 2;
    static final int SIMPLE_PACKET = 3;
    static final int STATISTICS = 5;
    static final int ENHANCED_PACKET = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteOrder order;

    FileBuilder(ByteOrder order) {
        this.order = order;
    }

    public static FileBuilder little() {
        return new FileBuilder(ByteOrder.LITTLE_ENDIAN);
    }

    static FileBuilder big() {
        return new FileBuilder(ByteOrder.BIG_ENDIAN);
    }

    public FileBuilder order(ByteOrder order) {
        this.order = order;
        return this;
    }

    public FileBuilder u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    public FileBuilder u16(int... values) {
        for (int value : values) {
            bytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
        }
        return this;
    }

    public FileBuilder u32(long... values) {
        for (long value : values) {
            bytes(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
        }
        return this;
    }

    public FileBuilder u64(long value) {
        return bytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
    }

    public FileBuilder bytes(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** A file header of pcap. */
    public FileBuilder pcap(int magic, int major, int minor, int linkType) {
        return u32(magic).u16(major, minor).u32(0, 0, 65535, linkType);
    }

    /** A record of pcap. */
    public FileBuilder record(long seconds, long fraction, int wireLength, byte... data) {
        return u32(seconds, fraction, data.length, wireLength).bytes(data);
    }

    /** A new builder in this one's byte order, for the body of a block. */
    public FileBuilder body() {
        return new FileBuilder(order);
    }

    public FileBuilder pad() {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
        return this;
    }

    /** A block with its lengths right. */
    public FileBuilder block(int type, FileBuilder body) {
        byte[] content = body.pad().build();
        return u32(type, content.length + 12).bytes(content).u32(content.length + 12);
    }

    public FileBuilder section() {
        return block(SECTION, body().u32(0x1a2b3c4d).u16(1, 0).u64(-1));
    }

    public FileBuilder option(int code, byte... value) {
        return u16(code, value.length).bytes(value).pad();
    }

    /** An interface with the usual microseconds. */
    public FileBuilder iface(int linkType, int snapshotLength) {
        return block(INTERFACE, body().u16(linkType, 0).u32(snapshotLength));
    }

    public FileBuilder iface(int linkType, int resolution, long offsetSeconds) {
        FileBuilder body = body().u16(linkType, 0).u32(0).option(9, (byte) resolution);
        return block(INTERFACE, body.u16(14, 8).u64(offsetSeconds).u32(0));
    }

    public FileBuilder enhanced(int interfaceNumber, long units, int wireLength, byte... data) {
        return block(ENHANCED_PACKET, packet(body().u32(interfaceNumber), units, wireLength, data));
    }

    public FileBuilder obsolete(int interfaceNumber, int drops, long units, int wireLength, byte... data) {
        return block(OBSOLETE_PACKET, packet(body().u16(interfaceNumber, drops), units, wireLength, data));
    }

    public FileBuilder simple(int wireLength, byte... data) {
        return block(SIMPLE_PACKET, body().u32(wireLength).bytes(data));
    }

    private static FileBuilder packet(FileBuilder body, long units, int wireLength, byte... data) {
        return body.u32(units >>> 32, units, data.length, wireLength).bytes(data);
    }

    int length() {
        return out.size();
    }

    public byte[] build() {
        return out.toByteArray();
    }
}
