package dev.packetdash.capture;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts the filter into the kernel so that the books can balance: from its installation on, every packet that the kernel
 * counts is delivered, and none is thrown away in between by libpcap, which counts nothing.
 *
 * <p>libpcap discards in three places, and each is closed here. It filters by itself what the kernel cannot: such a
 * filter is refused. It filters by itself what was in the buffer when the filter came, by truncated packets: it is told
 * to let all pass, once the kernel has the program. It drops a loopback packet's outgoing copy: the kernel drops that
 * already, by five more instructions.
 */
final class KernelFilter {
    /** PACKET_OUTGOING of linux/if_packet.h. */
    private static final int OUTGOING = 4;

    private static final long[] REJECT_ALL = {Bpf.instruction(Bpf.RETURN, 0)};
    /** How long a packet may take through the filter on another processor, generously. */
    private static final Duration IN_FLIGHT = Duration.ofMillis(5);

    private final Pcap pcap;
    private final PacketSocket socket;

    KernelFilter(Pcap pcap, PacketSocket socket) {
        this.pcap = pcap;
        this.socket = socket;
    }

    /**
     * Installs the expression ("" for all, which still truncates in the kernel) and lets the counters begin with it.
     */
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
        longer[0] = Bpf.instruction(Bpf.LOAD_WORD, Bpf.INTERFACE_INDEX);
        longer[1] = Bpf.instruction(Bpf.JUMP_IF_EQUAL, 0, 3, socket.interfaceIndex("lo"));
        longer[2] = Bpf.instruction(Bpf.LOAD_WORD, Bpf.PACKET_TYPE);
        longer[3] = Bpf.instruction(Bpf.JUMP_IF_EQUAL, 0, 1, OUTGOING);
        longer[4] = REJECT_ALL[0];
        System.arraycopy(program, 0, longer, 5, program.length);
        return longer;
    }
}
