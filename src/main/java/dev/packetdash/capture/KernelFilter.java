package dev.packetdash.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts the filter into the kernel so that the books can balance: from its installation on, every packet that the kernel counts is
 * delivered, and none is thrown away in between by libpcap, which counts nothing.
 *
 * <p>libpcap discards in three places, and each is closed here. It filters by itself what the kernel cannot: such a filter is refused.
 * It filters by itself what was in the buffer when the filter came, by truncated packets: it is told to let all pass, once the kernel
 * has the program. It drops a loopback packet's outgoing copy: the kernel drops that already, by five more instructions.
 */
final class KernelFilter {
    // Opcodes of linux/bpf_common.h
    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int RETURN = 0x06;
    // linux/filter.h: loads from these "offsets" read what the kernel knows of the packet
    private static final int PACKET_TYPE = -0x1000 + 4;
    private static final int INTERFACE_INDEX = -0x1000 + 8;
    /** PACKET_OUTGOING of linux/if_packet.h. */
    private static final int OUTGOING = 4;

    private static final long[] REJECT_ALL = {instruction(RETURN, 0, 0, 0)};
    /** How long a packet may take through the filter on another processor, generously. */
    private static final Duration IN_FLIGHT = Duration.ofMillis(5);

    private final Pcap pcap;
    private final PacketSocket socket;

    KernelFilter(Pcap pcap, PacketSocket socket) {
        this.pcap = pcap;
        this.socket = socket;
    }

    /** Installs the expression ("" for all, which still truncates in the kernel) and lets the counters begin with it. */
    void install(String expression, Duration readTimeout, KernelCounters counters) throws CaptureException {
        int instructions = pcap.setFilter(expression);
        long[] program = socket.filter();
        if (program.length == 0) {
            throw Failures.filterNotInKernel(expression, instructions);
        }
        pcap.setFilter("");
        attach(REJECT_ALL, expression);
        discard(readTimeout, counters);
        counters.startHere();
        attach(withoutLoopbackCopies(program), expression);
    }

    private void attach(long[] program, String expression) throws CaptureException {
        if (!socket.attachFilter(program)) {
            throw Failures.filterNotInKernel(expression, program.length);
        }
    }

    /** Empties the buffer of what came before the filter. */
    private void discard(Duration readTimeout, KernelCounters counters) throws CaptureException {
        LockSupport.parkNanos(IN_FLIGHT.toNanos());
        // The kernel hands a block that is not full over after one time-out, or two where it had just begun.
        Duration quiet = readTimeout.multipliedBy(2).plus(IN_FLIGHT);
        long discarded = 0;
        do {
            while (pcap.next()) {
                discarded++;
            }
            pcap.count(counters);
        } while (discarded < counters.buffered() && socket.poll(quiet));
    }

    private long[] withoutLoopbackCopies(long[] program) {
        long[] longer = new long[5 + program.length];
        longer[0] = instruction(LOAD_WORD, 0, 0, INTERFACE_INDEX);
        longer[1] = instruction(JUMP_IF_EQUAL, 0, 3, socket.interfaceIndex("lo"));
        longer[2] = instruction(LOAD_WORD, 0, 0, PACKET_TYPE);
        longer[3] = instruction(JUMP_IF_EQUAL, 0, 1, OUTGOING);
        longer[4] = REJECT_ALL[0];
        System.arraycopy(program, 0, longer, 5, program.length);
        return longer;
    }

    /** struct sock_filter { u16 code; u8 jt, jf; u32 k; } in the memory order of this machine. */
    private static long instruction(int code, int jumpIfTrue, int jumpIfFalse, int k) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putShort((short) code)
                .put((byte) jumpIfTrue)
                .put((byte) jumpIfFalse)
                .putInt(k)
                .getLong(0);
    }
}
