package dev.packetdash.capture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One open handle of {@link LibPcap}. Owned by one thread; unusable once closed.
 */
final class Pcap implements AutoCloseable {
    private final String device;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment errorBuffer = arena.allocate(LibPcap.ERRBUF_SIZE);
    private final MemorySegment headerPointer = arena.allocate(ADDRESS);
    private final MemorySegment dataPointer = arena.allocate(ADDRESS);
    private final MemorySegment statistics = arena.allocate(LibPcap.STAT_SIZE, Integer.BYTES);
    private final MemorySegment handle;
    private final int nanosPerFraction;
    private long header;

    /** Opens the device for reading without blocking; packets arrive from here on. */
    Pcap(String device, CaptureSettings settings) throws CaptureException {
        LibPcap.require();
        this.device = device;
        handle = (MemorySegment) NativeCalls.call(LibPcap.CREATE, arena.allocateFrom(device), errorBuffer);
        if (handle.equals(MemorySegment.NULL)) {
            throw Failures.error(device, errorBuffer.getString(0));
        }
        try {
            check(NativeCalls.call(LibPcap.SET_SNAPLEN, handle, settings.snapshotLength()));
            check(NativeCalls.call(LibPcap.SET_PROMISC, handle, settings.promiscuous() ? 1 : 0));
            check(NativeCalls.call(
                    LibPcap.SET_TIMEOUT, handle, (int) settings.readTimeout().toMillis()));
            check(NativeCalls.call(
                    LibPcap.SET_BUFFER_SIZE, handle, (int) settings.bufferSize().toBytes()));
            nanosPerFraction =
                    (int) NativeCalls.call(LibPcap.SET_TSTAMP_PRECISION, handle, LibPcap.TSTAMP_PRECISION_NANO) == 0
                            ? 1
                            : 1000;
            check(NativeCalls.call(LibPcap.ACTIVATE, handle));
            check(NativeCalls.call(LibPcap.SETNONBLOCK, handle, 1, errorBuffer));
        } catch (CaptureException e) {
            close();
            throw e;
        }
    }

    /** Returns the DLT, which is not quite the link type that files carry. */
    int datalink() {
        return (int) NativeCalls.call(LibPcap.DATALINK, handle);
    }

    /** Reads that link type from now on; returns false where this libpcap or the device does not have it. */
    boolean setDatalink(int dlt) {
        return (int) NativeCalls.call(LibPcap.SET_DATALINK, handle, dlt) == 0;
    }

    /**
     * Compiles the expression, lets libpcap and, where it can, the kernel filter by it, and returns the number of its
     * instructions; a program that is too long for the kernel is not installed.
     */
    int setFilter(String expression) throws CaptureException {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment program = local.allocate(LibPcap.PROGRAM_SIZE, Long.BYTES);
            LibPcap.compile(handle, program, expression);
            int length = program.get(JAVA_INT, LibPcap.PROGRAM_LEN);
            try {
                if (length <= PacketSocket.MAXIMUM_INSTRUCTIONS) {
                    check(NativeCalls.call(LibPcap.SETFILTER, handle, program));
                }
            } finally {
                NativeCalls.call(LibPcap.FREECODE, program);
            }
            return length;
        }
    }

    int selectableFd() {
        return (int) NativeCalls.call(LibPcap.GET_SELECTABLE_FD, handle);
    }

    /** Moves to the next packet, if there is one; the accessors below are about it, until the next call. */
    boolean next() throws CaptureException {
        int result;
        try {
            result = (int) LibPcap.NEXT_EX.invokeExact(handle, headerPointer, dataPointer);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        header = headerPointer.get(JAVA_LONG, 0);
        if (result < 0) {
            throw failure(result);
        }
        return result > 0;
    }

    long timestampNanos() {
        return LibPcap.MEMORY.get(JAVA_LONG, header + LibPcap.PKTHDR_SECONDS) * 1_000_000_000L
                + LibPcap.MEMORY.get(JAVA_LONG, header + LibPcap.PKTHDR_FRACTION) * nanosPerFraction;
    }

    int capturedLength() {
        return LibPcap.MEMORY.get(JAVA_INT, header + LibPcap.PKTHDR_CAPLEN);
    }

    int wireLength() {
        return LibPcap.MEMORY.get(JAVA_INT, header + LibPcap.PKTHDR_LEN);
    }

    void copy(byte[] target, int index, int length) {
        MemorySegment.copy(LibPcap.MEMORY, JAVA_BYTE, dataPointer.get(JAVA_LONG, 0), target, index, length);
    }

    /** Adds what the kernel has counted since the last call. */
    void count(KernelCounters counters) throws CaptureException {
        check(NativeCalls.call(LibPcap.STATS, handle, statistics));
        counters.update(
                statistics.get(JAVA_INT, LibPcap.STAT_RECV),
                statistics.get(JAVA_INT, LibPcap.STAT_DROP),
                statistics.get(JAVA_INT, LibPcap.STAT_IFDROP));
    }

    @Override
    public void close() {
        NativeCalls.call(LibPcap.CLOSE, handle);
    }

    /** Positive results are warnings. */
    private void check(Object result) throws CaptureException {
        if ((int) result < 0) {
            throw failure((int) result);
        }
    }

    private CaptureException failure(int code) {
        String special = LibPcap.string(NativeCalls.call(LibPcap.GETERR, handle));
        String text = special.isEmpty() ? LibPcap.string(NativeCalls.call(LibPcap.STATUSTOSTR, code)) : special;
        return switch (code) {
            case LibPcap.ERROR_NO_SUCH_DEVICE -> Failures.noSuchInterface(device, text);
            case LibPcap.ERROR_PERM_DENIED, LibPcap.ERROR_PROMISC_PERM_DENIED -> Failures.noPermission(device, text);
            case LibPcap.ERROR_IFACE_NOT_UP -> Failures.interfaceDown(device, text);
            default -> Failures.error(device, text);
        };
    }
}
