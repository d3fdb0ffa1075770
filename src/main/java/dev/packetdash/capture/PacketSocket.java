package dev.packetdash.capture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Optional;

/**
 * The Linux packet socket under a libpcap handle, for what libpcap has no call for. Owned by one thread; lives as long
 * as the handle.
 */
@SuppressWarnings("restricted")
final class PacketSocket {
    /** BPF_MAXINSNS of linux/bpf_common.h: longer programs are refused. */
    static final int MAXIMUM_INSTRUCTIONS = 4096;
    /** struct sock_filter { u16 code; u8 jt, jf; u32 k; }, one instruction a long. */
    static final int INSTRUCTION_SIZE = Long.BYTES;

    private static final int SOL_SOCKET = 1;
    private static final int SO_ATTACH_FILTER = 26;
    /** The same number, read. */
    private static final int SO_GET_FILTER = 26;

    // struct sock_fprog { u16 len; struct sock_filter *filter; }
    private static final int FPROG_LEN = 0;
    private static final int FPROG_FILTER = 8;
    private static final int FPROG_SIZE = 16;
    // struct pollfd { int fd; short events, revents; }
    private static final int POLLFD_FD = 0;
    private static final int POLLFD_EVENTS = 4;
    private static final int POLLFD_REVENTS = 6;
    private static final int POLLFD_SIZE = 8;
    private static final short POLLIN = 1;
    // struct ifreq { char ifr_name[16]; union { short ifr_flags; int ifr_ifindex; … }; }
    private static final int IFNAMSIZ = 16;
    private static final int IFREQ_FLAGS = 16;
    private static final int IFREQ_INDEX = 16;
    private static final int IFREQ_SIZE = 40;
    private static final long SIOCGIFFLAGS = 0x8913;
    private static final long SIOCGIFINDEX = 0x8933;
    private static final int IFF_UP = 1;

    private static final SymbolLookup LIBC = Linker.nativeLinker().defaultLookup();

    /** int poll(struct pollfd *fds, nfds_t nfds, int timeout) */
    private static final MethodHandle POLL = NativeCalls.link(LIBC, "poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    /** int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen) */
    private static final MethodHandle SETSOCKOPT =
            NativeCalls.link(LIBC, "setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    /** int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen) */
    private static final MethodHandle GETSOCKOPT =
            NativeCalls.link(LIBC, "getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    /** int ioctl(int fd, unsigned long op, ...) */
    private static final MethodHandle IOCTL = Linker.nativeLinker()
            .downcallHandle(
                    LIBC.findOrThrow("ioctl"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                    Linker.Option.firstVariadicArg(2));

    /** unsigned int if_nametoindex(const char *ifname) */
    private static final MethodHandle IF_NAMETOINDEX = NativeCalls.link(LIBC, "if_nametoindex", JAVA_INT, ADDRESS);
    /** char *if_indextoname(unsigned int ifindex, char *ifname) */
    private static final MethodHandle IF_INDEXTONAME =
            NativeCalls.link(LIBC, "if_indextoname", ADDRESS, JAVA_INT, ADDRESS);

    private final int descriptor;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment pollfd = arena.allocate(POLLFD_SIZE, Integer.BYTES);
    private final MemorySegment ifreq = arena.allocate(IFREQ_SIZE, Long.BYTES);

    PacketSocket(int descriptor) {
        this.descriptor = descriptor;
        pollfd.set(JAVA_INT, POLLFD_FD, descriptor);
        pollfd.set(JAVA_SHORT, POLLFD_EVENTS, POLLIN);
    }

    /** Waits for packets; returns false without any, which includes a signal (EINTR): the caller comes again. */
    boolean poll(Duration timeout) {
        int result;
        try {
            result = (int) POLL.invokeExact(pollfd, 1L, (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return result > 0 && (pollfd.get(JAVA_SHORT, POLLFD_REVENTS) & POLLIN) != 0;
    }

    /** Replaces the kernel's filter at once; returns false where the kernel refuses the program. */
    boolean attachFilter(long[] program) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment fprog = local.allocate(FPROG_SIZE, Long.BYTES);
            fprog.set(JAVA_SHORT, FPROG_LEN, (short) program.length);
            fprog.set(ADDRESS, FPROG_FILTER, local.allocateFrom(JAVA_LONG, program));
            return (int) NativeCalls.call(SETSOCKOPT, descriptor, SOL_SOCKET, SO_ATTACH_FILTER, fprog, FPROG_SIZE) == 0;
        }
    }

    /** Returns the kernel's filter as it was attached; empty where there is none. */
    long[] filter() {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment program = local.allocate(JAVA_LONG, MAXIMUM_INSTRUCTIONS);
            // Counted in instructions here, not in bytes.
            MemorySegment length = local.allocateFrom(JAVA_INT, MAXIMUM_INSTRUCTIONS);
            int result = (int) NativeCalls.call(GETSOCKOPT, descriptor, SOL_SOCKET, SO_GET_FILTER, program, length);
            int instructions = result == 0 ? length.get(JAVA_INT, 0) : 0;
            return program.asSlice(0, (long) instructions * INSTRUCTION_SIZE).toArray(JAVA_LONG);
        }
    }

    /** Returns the index of the interface that has this name now; -1 where there is none. */
    int interfaceIndex(String name) {
        return ask(SIOCGIFINDEX, name) ? ifreq.get(JAVA_INT, IFREQ_INDEX) : -1;
    }

    /**
     * Returns the name of the interface that has this name, or this alternative name ({@code ip link property add});
     * empty where none has.
     */
    static Optional<String> interfaceName(String name) {
        try (Arena local = Arena.ofConfined()) {
            return interfaceName((int) NativeCalls.call(IF_NAMETOINDEX, local.allocateFrom(name)));
        }
    }

    /** Returns the name of the interface that has this index now. */
    static Optional<String> interfaceName(int index) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment name = local.allocate(IFNAMSIZ);
            MemorySegment found = (MemorySegment) NativeCalls.call(IF_INDEXTONAME, index, name);
            return found.equals(MemorySegment.NULL) ? Optional.empty() : Optional.of(name.getString(0));
        }
    }

    boolean isUp(String name) {
        return ask(SIOCGIFFLAGS, name) && (ifreq.get(JAVA_SHORT, IFREQ_FLAGS) & IFF_UP) != 0;
    }

    private boolean ask(long request, String name) {
        ifreq.setString(0, name);
        return (int) NativeCalls.call(IOCTL, descriptor, request, ifreq) == 0;
    }
}
