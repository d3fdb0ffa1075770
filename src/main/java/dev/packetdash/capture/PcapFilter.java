package dev.packetdash.capture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A filter that libpcap runs itself, for one link type, as pcap/pcap.h declares it. Owned by one thread; unusable once
 * closed.
 */
final class PcapFilter implements AutoCloseable {
    // struct bpf_program, see Pcap
    private static final int PROGRAM_SIZE = 16;
    // struct pcap_pkthdr, see Pcap
    private static final int PKTHDR_CAPLEN = 16;
    private static final int PKTHDR_LEN = 20;
    private static final int PKTHDR_SIZE = 24;
    private static final int LONGEST_PACKET = 262_144;
    private static final int NETMASK_UNKNOWN = -1;
    private static final int OPTIMIZE = 1;

    private static final @Nullable SymbolLookup LIBRARY = NativeCalls.load(Pcap.LIBRARY_NAMES);

    /** pcap_t *pcap_open_dead(int linktype, int snaplen) */
    private static final MethodHandle OPEN_DEAD = link("pcap_open_dead", ADDRESS, JAVA_INT, JAVA_INT);
    /** int pcap_compile(pcap_t *p, struct bpf_program *fp, const char *str, int optimize, bpf_u_int32 netmask) */
    private static final MethodHandle COMPILE =
            link("pcap_compile", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    /** int pcap_offline_filter(const struct bpf_program *fp, const struct pcap_pkthdr *h, const u_char *pkt) */
    private static final MethodHandle OFFLINE_FILTER = link("pcap_offline_filter", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    /** void pcap_freecode(struct bpf_program *fp) */
    private static final MethodHandle FREECODE = link("pcap_freecode", null, ADDRESS);
    /** char *pcap_geterr(pcap_t *p) */
    private static final MethodHandle GETERR = link("pcap_geterr", ADDRESS, ADDRESS);
    /** void pcap_close(pcap_t *p) */
    private static final MethodHandle CLOSE = link("pcap_close", null, ADDRESS);

    private final Arena arena = Arena.ofAuto();
    private final MemorySegment program = arena.allocate(PROGRAM_SIZE, Long.BYTES);
    private final MemorySegment header = arena.allocate(PKTHDR_SIZE, Long.BYTES);
    private final MemorySegment packet = arena.allocate(LONGEST_PACKET);
    private final ByteBuffer packetBuffer = packet.asByteBuffer();

    /** @throws CaptureException where libpcap is absent or refuses the expression for this link type */
    PcapFilter(String expression, int linkType) throws CaptureException {
        if (LIBRARY == null) {
            throw Failures.noLibrary(Pcap.LIBRARY_NAMES);
        }
        MemorySegment handle = (MemorySegment) NativeCalls.call(OPEN_DEAD, LinkType.toDlt(linkType), LONGEST_PACKET);
        try {
            MemorySegment text = arena.allocateFrom(expression);
            if ((int) NativeCalls.call(COMPILE, handle, program, text, OPTIMIZE, NETMASK_UNKNOWN) != 0) {
                throw Failures.badFilter(expression, Pcap.string(NativeCalls.call(GETERR, handle)));
            }
        } finally {
            NativeCalls.call(CLOSE, handle);
        }
    }

    boolean matches(Frame frame) {
        int length = Math.min(frame.capturedLength(), LONGEST_PACKET);
        header.set(JAVA_INT, PKTHDR_CAPLEN, length);
        header.set(JAVA_INT, PKTHDR_LEN, frame.wireLength());
        frame.copyTo(packetBuffer.clear());
        try {
            return (int) OFFLINE_FILTER.invokeExact(program, header, packet) != 0;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        NativeCalls.call(FREECODE, program);
    }

    private static MethodHandle link(String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        return NativeCalls.link(LIBRARY, name, result, arguments);
    }
}
