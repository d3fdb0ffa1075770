package dev.packetdash.capture;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * A filter that libpcap runs itself, for one link type. Owned by one thread; unusable once closed.
 */
final class PcapFilter implements AutoCloseable {
    private static final int LONGEST_PACKET = 262_144;

    private final Arena arena = Arena.ofAuto();
    private final MemorySegment program = arena.allocate(LibPcap.PROGRAM_SIZE, Long.BYTES);
    private final MemorySegment header = arena.allocate(LibPcap.PKTHDR_SIZE, Long.BYTES);
    private final MemorySegment packet = arena.allocate(LONGEST_PACKET);
    private final ByteBuffer packetBuffer = packet.asByteBuffer();

    /** @throws CaptureException where libpcap is absent or refuses the expression for this link type */
    PcapFilter(String expression, int linkType) throws CaptureException {
        LibPcap.require();
        MemorySegment handle =
                (MemorySegment) NativeCalls.call(LibPcap.OPEN_DEAD, LinkType.toDlt(linkType), LONGEST_PACKET);
        try {
            LibPcap.compile(handle, program, expression);
        } finally {
            NativeCalls.call(LibPcap.CLOSE, handle);
        }
    }

    /** Returns whether the frame, of that link type, passes. */
    boolean matches(Frame frame) {
        int length = Math.min(frame.capturedLength(), LONGEST_PACKET);
        header.set(JAVA_INT, LibPcap.PKTHDR_CAPLEN, length);
        header.set(JAVA_INT, LibPcap.PKTHDR_LEN, frame.wireLength());
        frame.copyTo(packetBuffer.clear());
        try {
            return (int) LibPcap.OFFLINE_FILTER.invokeExact(program, header, packet) != 0;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        NativeCalls.call(LibPcap.FREECODE, program);
    }
}
