package dev.packetdash.capture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this program uses of libpcap, as pcap/pcap.h declares it (1.5 and later, 64 bit): the one file that binds to it.
 * Nothing but {@link #version} and {@link #require} may be called where the library is absent.
 */
@SuppressWarnings("restricted")
final class LibPcap {
    /** Debian's runtime package, everybody else's, and the development packages'. */
    static final List<String> NAMES = List.of("libpcap.so.0.8", "libpcap.so.1", "libpcap.so");

    static final int ERROR_NO_SUCH_DEVICE = -5;
    static final int ERROR_PERM_DENIED = -8;
    static final int ERROR_IFACE_NOT_UP = -9;
    static final int ERROR_PROMISC_PERM_DENIED = -11;
    static final int ERRBUF_SIZE = 256;
    static final int TSTAMP_PRECISION_NANO = 1;
    private static final int NETMASK_UNKNOWN = -1;
    private static final int OPTIMIZE = 1;

    // struct pcap_pkthdr { struct timeval { long tv_sec, tv_usec; } ts; u32 caplen, len; }
    static final int PKTHDR_SECONDS = 0;
    static final int PKTHDR_FRACTION = 8;
    static final int PKTHDR_CAPLEN = 16;
    static final int PKTHDR_LEN = 20;
    static final int PKTHDR_SIZE = 24;
    // struct pcap_stat { u32 ps_recv, ps_drop, ps_ifdrop; }
    static final int STAT_RECV = 0;
    static final int STAT_DROP = 4;
    static final int STAT_IFDROP = 8;
    static final int STAT_SIZE = 12;
    // struct bpf_program { u32 bf_len; struct bpf_insn *bf_insns; }
    static final int PROGRAM_LEN = 0;
    static final int PROGRAM_SIZE = 16;

    private static final @Nullable SymbolLookup LIBRARY = NativeCalls.load(NAMES);

    /** const char *pcap_lib_version(void) */
    private static final MethodHandle LIB_VERSION = link("pcap_lib_version", ADDRESS);
    /** const char *pcap_statustostr(int error) */
    static final MethodHandle STATUSTOSTR = link("pcap_statustostr", ADDRESS, JAVA_INT);
    /** pcap_t *pcap_create(const char *source, char *errbuf) */
    static final MethodHandle CREATE = link("pcap_create", ADDRESS, ADDRESS, ADDRESS);
    /** pcap_t *pcap_open_dead(int linktype, int snaplen) */
    static final MethodHandle OPEN_DEAD = link("pcap_open_dead", ADDRESS, JAVA_INT, JAVA_INT);
    /** int pcap_set_snaplen(pcap_t *p, int snaplen) */
    static final MethodHandle SET_SNAPLEN = link("pcap_set_snaplen", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_set_promisc(pcap_t *p, int promisc) */
    static final MethodHandle SET_PROMISC = link("pcap_set_promisc", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_set_timeout(pcap_t *p, int to_ms) */
    static final MethodHandle SET_TIMEOUT = link("pcap_set_timeout", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_set_buffer_size(pcap_t *p, int buffer_size) */
    static final MethodHandle SET_BUFFER_SIZE = link("pcap_set_buffer_size", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_set_tstamp_precision(pcap_t *p, int tstamp_precision) */
    static final MethodHandle SET_TSTAMP_PRECISION = link("pcap_set_tstamp_precision", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_activate(pcap_t *p) */
    static final MethodHandle ACTIVATE = link("pcap_activate", JAVA_INT, ADDRESS);
    /** int pcap_setnonblock(pcap_t *p, int nonblock, char *errbuf) */
    static final MethodHandle SETNONBLOCK = link("pcap_setnonblock", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    /** int pcap_datalink(pcap_t *p) */
    static final MethodHandle DATALINK = link("pcap_datalink", JAVA_INT, ADDRESS);
    /** int pcap_set_datalink(pcap_t *p, int dlt) */
    static final MethodHandle SET_DATALINK = link("pcap_set_datalink", JAVA_INT, ADDRESS, JAVA_INT);
    /** int pcap_compile(pcap_t *p, struct bpf_program *fp, const char *str, int optimize, bpf_u_int32 netmask) */
    private static final MethodHandle COMPILE =
            link("pcap_compile", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    /** int pcap_setfilter(pcap_t *p, struct bpf_program *fp) */
    static final MethodHandle SETFILTER = link("pcap_setfilter", JAVA_INT, ADDRESS, ADDRESS);
    /** void pcap_freecode(struct bpf_program *fp) */
    static final MethodHandle FREECODE = link("pcap_freecode", null, ADDRESS);
    /** int pcap_offline_filter(const struct bpf_program *fp, const struct pcap_pkthdr *h, const u_char *pkt) */
    static final MethodHandle OFFLINE_FILTER = link("pcap_offline_filter", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    /** int pcap_get_selectable_fd(pcap_t *p) */
    static final MethodHandle GET_SELECTABLE_FD = link("pcap_get_selectable_fd", JAVA_INT, ADDRESS);
    /** int pcap_next_ex(pcap_t *p, struct pcap_pkthdr **pkt_header, const u_char **pkt_data) */
    static final MethodHandle NEXT_EX = link("pcap_next_ex", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    /** int pcap_stats(pcap_t *p, struct pcap_stat *ps) */
    static final MethodHandle STATS = link("pcap_stats", JAVA_INT, ADDRESS, ADDRESS);
    /** char *pcap_geterr(pcap_t *p) */
    static final MethodHandle GETERR = link("pcap_geterr", ADDRESS, ADDRESS);
    /** void pcap_close(pcap_t *p) */
    static final MethodHandle CLOSE = link("pcap_close", null, ADDRESS);

    /** The whole memory, so that libpcap's pointers are read as offsets: no object for each packet. */
    static final MemorySegment MEMORY =
            LIBRARY == null ? MemorySegment.NULL : MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private LibPcap() {}

    /** Returns the library's version as in "1.10.3", or "absent". */
    static String version() {
        if (LIBRARY == null) {
            return "absent";
        }
        return string(NativeCalls.call(LIB_VERSION))
                .replaceFirst("^libpcap version ", "")
                .replaceFirst(" .*", "");
    }

    /** @throws CaptureException where there is no libpcap */
    static void require() throws CaptureException {
        if (LIBRARY == null) {
            throw Failures.noLibrary(NAMES);
        }
    }

    /**
     * Compiles a filter for what a handle reads; whoever calls frees the program's code.
     *
     * @param program a {@code struct bpf_program} to fill
     * @throws CaptureException where libpcap refuses the expression
     */
    static void compile(MemorySegment handle, MemorySegment program, String expression) throws CaptureException {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment text = local.allocateFrom(expression);
            if ((int) NativeCalls.call(COMPILE, handle, program, text, OPTIMIZE, NETMASK_UNKNOWN) != 0) {
                throw Failures.badFilter(expression, string(NativeCalls.call(GETERR, handle)));
            }
        }
    }

    static String string(Object pointer) {
        return ((MemorySegment) pointer).reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static MethodHandle link(String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        return NativeCalls.link(LIBRARY, name, result, arguments);
    }
}
