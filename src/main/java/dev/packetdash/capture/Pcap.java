package dev.packetdash.capture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One open handle of libpcap, as pcap/pcap.h declares it (1.5 and later, 64 bit). Owned by one thread; unusable once
 * closed.
 */
@SuppressWarnings("restricted")
final class Pcap implements AutoCloseable {
    /** Debian's runtime package, everybody else's, and the development packages'. */
    static final List<String> LIBRARY_NAMES = List.of("libpcap.so.0.8", "libpcap.so.1", "libpcap.so");

    private static final int ERROR_NO_SUCH_DEVICE = -5;
    private static final int ERROR_PERM_DENIED = -8;
    private static final int ERROR_IFACE_NOT_UP = -9;
    private static final int ERROR_PROMISC_PERM_DENIED = -11;
    private static final int ERRBUF_SIZE = 256;
    private static final int TSTAMP_PRECISION_NANO = 1;
    private static final int NETMASK_UNKNOWN = -1;
    private static final int OPTIMIZE = 1;

    // struct pcap_pkthdr { struct timeval { long tv_sec, tv_usec; } ts; u32 caplen, len; }
    private static final int PKTHDR_SECONDS = 0;
    private static final int PKTHDR_FRACTION = 8;
    private static final int PKTHDR_CAPLEN = 16;
    private static final int PKTHDR_LEN = 20;
    // struct pcap_stat { u32 ps_recv, ps_drop, ps_ifdrop; }
    private static final int STAT_RECV = 0;
    private static final int STAT_DROP = 4;
    private static final int STAT_IFDROP = 8;
    private static final int STAT_SIZE = 12;
    // struct bpf_program { u32 bf_len; struct bpf_insn *bf_insns; }
    private static final int PROGRAM_LEN = 0;
    private static final int PROGRAM_SIZE = 16;

    private static final @Nullable SymbolLookup LIBRARY = NativeCalls.load(LIBRARY_NAMES);

    /** const char *pcap_lib_version(void) */
    private static final MethodHandle LIB_VERSION = link("pcap_lib_version", ADDRESS);
    /** const char *pcap_statustostr(int error) */
    private static final MethodHandle STATUSTOSTR = link("pcap_statustostr", ADDRESS, JAVA_INT);
    /** pcap_t *pcap_create(const char *source, char *errbuf) */
    private static final MethodHandle CREATE = link("pcap_create", ADDRESS, ADDRESS, ADDRESS);
    /** int pcap_set_snaplen(pcap_t *p, int snaplen) */
    private static final MethodHandle SET_SNAPLEN = link("pcap_set_snaplen", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_set_promisc(pcap_t *p, int promisc) */
    private static final MethodHandle SET_PROMISC = link("pcap_set_promisc", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_set_timeout(pcap_t *p, int to_ms) */
    private static final MethodHandle SET_TIMEOUT = link("pcap_set_timeout", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_set_buffer_size(pcap_t *p, int buffer_size) */
    private static final MethodHandle SET_BUFFER_SIZE = link("pcap_set_buffer_size", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_set_tstamp_precision(pcap_t *p, int tstamp_precision) */
    private static final MethodHandle SET_TSTAMP_PRECISION =
            link("pcap_set_tstamp_precision", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_activate(pcap_t *p) */
    private static final MethodHandle ACTIVATE = link("pcap_activate", JAVA_INT, ADDRESS);
    /** int pcap_setnonblock(pcap_t *p, int nonblock, char *errbuf) */
    private static final MethodHandle SETNONBLOCK = link("pcap_setnonblock", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    /** int pcap_datalink(pcap_t *p) */
    private static final MethodHandle DATALINK = link("pcap_datalink", JAVA_INT, ADDRESS);
    /** int pcap_set_datalink(pcap_t *p, int dlt) */
    private static final MethodHandle SET_DATALINK = link("pcap_set_datalink", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_compile(pcap_t *p, struct bpf_program *fp, const char *str, int optimize, bpf_u_int32 netmask) */
    private static final MethodHandle COMPILE =
            link("pcap_compile", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    /** int pcap_setfilter(pcap_t *p, struct bpf_program *fp) */
    private static final MethodHandle SETFILTER = link("pcap_setfilter", JAVA_INT, ADDRESS, ADDRESS);
    /** void pcap_freecode(struct bpf_program *fp) */
    private static final MethodHandle FREECODE = link("pcap_freecode", null, ADDRESS);
    /** int pcap_get_selectable_fd(pcap_t *p) */
    private static final MethodHandle GET_SELECTABLE_FD = link("pcap_get_selectable_fd", JAVA_INT, ADDRESS);
    /** int pcap_next_ex(pcap_t *p, struct pcap_pkthdr **pkt_header, const u_char **pkt_data) */
    private static final MethodHandle NEXT_EX = link("pcap_next_ex", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    /** int pcap_stats(pcap_t *p, struct pcap_stat *ps) */
    private static final MethodHandle STATS = link("pcap_stats", JAVA_INT, ADDRESS, ADDRESS);
    /** char *pcap_geterr(pcap_t *p) */
    private static final MethodHandle GETERR = link("pcap_geterr", ADDRESS, ADDRESS);
    /** void pcap_close(pcap_t *p) */
    private static final MethodHandle CLOSE = link("pcap_close", null, ADDRESS);

    /** All memory, so that libpcap's pointers are read as offsets: no object for each packet. */
    private static final MemorySegment MEMORY =
            LIBRARY == null ? MemorySegment.NULL : MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final String device;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment errorBuffer = arena.allocate(ERRBUF_SIZE);
    private final MemorySegment headerPointer = arena.allocate(ADDRESS);
    private final MemorySegment dataPointer = arena.allocate(ADDRESS);
    private final MemorySegment statistics = arena.allocate(STAT_SIZE, Integer.BYTES);
    private final MemorySegment handle;
    private final int nanosPerFraction;
    private long header;

    /** Opens the device for reading without blocking; packets arrive from here on. */
    Pcap(String device, CaptureSettings settings) throws CaptureException {
        if (LIBRARY == null) {
            throw Failures.noLibrary(LIBRARY_NAMES);
        }
        this.device = device;
        handle = (MemorySegment) NativeCalls.call(CREATE, arena.allocateFrom(device), errorBuffer);
        if (handle.equals(MemorySegment.NULL)) {
            throw Failures.error(device, errorBuffer.getString(0));
        }
        try {
            check(NativeCalls.call(SET_SNAPLEN, handle, settings.snapshotLength()));
            check(NativeCalls.call(SET_PROMISC, handle, settings.promiscuous() ? 1 : 0));
            check(NativeCalls.call(
                    SET_TIMEOUT, handle, (int) settings.readTimeout().toMillis()));
            check(NativeCalls.call(
                    SET_BUFFER_SIZE, handle, (int) settings.bufferSize().toBytes()));
            nanosPerFraction =
                    (int) NativeCalls.call(SET_TSTAMP_PRECISION, handle, TSTAMP_PRECISION_NANO) == 0 ? 1 : 1000;
            check(NativeCalls.call(ACTIVATE, handle));
            check(NativeCalls.call(SETNONBLOCK, handle, 1, errorBuffer));
        } catch (CaptureException e) {
            close();
            throw e;
        }
    }

    /** As in "1.10.3", or "absent". */
    static String version() {
        if (LIBRARY == null) {
            return "absent";
        }
        return string(NativeCalls.call(LIB_VERSION))
                .replaceFirst("^libpcap version ", "")
                .replaceFirst(" .*", "");
    }

    /** The DLT, which is not quite the link type that files carry. */
    int datalink() {
        return (int) NativeCalls.call(DATALINK, handle);
    }

    /** False where this libpcap or the device does not have the link type. */
    boolean setDatalink(int dlt) {
        return (int) NativeCalls.call(SET_DATALINK, handle, dlt) == 0;
    }

    /**
     * Compiles the expression, lets libpcap and, where it can, the kernel filter by it, and returns the number of its
     * instructions; a program that is too long for the kernel is not installed.
     */
    int setFilter(String expression) throws CaptureException {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment program = local.allocate(PROGRAM_SIZE, Long.BYTES);
            MemorySegment text = local.allocateFrom(expression);
            if ((int) NativeCalls.call(COMPILE, handle, program, text, OPTIMIZE, NETMASK_UNKNOWN) != 0) {
                throw Failures.badFilter(expression, string(NativeCalls.call(GETERR, handle)));
            }
            int length = program.get(JAVA_INT, PROGRAM_LEN);
            try {
                if (length <= PacketSocket.MAXIMUM_INSTRUCTIONS) {
                    check(NativeCalls.call(SETFILTER, handle, program));
                }
            } finally {
                NativeCalls.call(FREECODE, program);
            }
            return length;
        }
    }

    int selectableFd() {
        return (int) NativeCalls.call(GET_SELECTABLE_FD, handle);
    }

    /** Moves to the next packet, if there is one; the accessors below are about it, until the next call. */
    boolean next() throws CaptureException {
        int result;
        try {
            result = (int) NEXT_EX.invokeExact(handle, headerPointer, dataPointer);
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
        return MEMORY.get(JAVA_LONG, header + PKTHDR_SECONDS) * 1_000_000_000L
                + MEMORY.get(JAVA_LONG, header + PKTHDR_FRACTION) * nanosPerFraction;
    }

    int capturedLength() {
        return MEMORY.get(JAVA_INT, header + PKTHDR_CAPLEN);
    }

    int wireLength() {
        return MEMORY.get(JAVA_INT, header + PKTHDR_LEN);
    }

    void copy(byte[] target, int index, int length) {
        MemorySegment.copy(MEMORY, JAVA_BYTE, dataPointer.get(JAVA_LONG, 0), target, index, length);
    }

    /** Adds what the kernel has counted since the last call. */
    void count(KernelCounters counters) throws CaptureException {
        check(NativeCalls.call(STATS, handle, statistics));
        counters.update(
                statistics.get(JAVA_INT, STAT_RECV),
                statistics.get(JAVA_INT, STAT_DROP),
                statistics.get(JAVA_INT, STAT_IFDROP));
    }

    @Override
    public void close() {
        NativeCalls.call(CLOSE, handle);
    }

    /** Positive results are warnings. */
    private void check(Object result) throws CaptureException {
        if ((int) result < 0) {
            throw failure((int) result);
        }
    }

    private CaptureException failure(int code) {
        String special = string(NativeCalls.call(GETERR, handle));
        String text = special.isEmpty() ? string(NativeCalls.call(STATUSTOSTR, code)) : special;
        return switch (code) {
            case ERROR_NO_SUCH_DEVICE -> Failures.noSuchInterface(device, text);
            case ERROR_PERM_DENIED, ERROR_PROMISC_PERM_DENIED -> Failures.noPermission(device, text);
            case ERROR_IFACE_NOT_UP -> Failures.interfaceDown(device, text);
            default -> Failures.error(device, text);
        };
    }

    static String string(Object pointer) {
        return ((MemorySegment) pointer).reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static MethodHandle link(String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        return NativeCalls.link(LIBRARY, name, result, arguments);
    }
}
