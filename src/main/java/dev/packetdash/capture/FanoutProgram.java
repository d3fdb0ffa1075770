package dev.packetdash.capture;

import static dev.packetdash.capture.Bpf.NETWORK;
import static dev.packetdash.capture.Bpf.PROTOCOL;
import static dev.packetdash.capture.Bpf.instruction;

import dev.packetdash.net.EtherType;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which reader gets a packet: by the pair of its outer addresses, either way round. The kernel's own hash has the ports
 * in it and so would part fragments and errors from their flow, what is in a tunnel from its answers, and a port scan
 * into as many as there are readers. What is not IP, and neighbour discovery, which contradicts itself only where all
 * of it is seen, goes to the first reader.
 */
final class FanoutProgram {
    /** The outermost tag is not in the packet any more; of a second one this is what is tagged. */
    private static final int TAGGED_TYPE = NETWORK + 2;

    private static final int TAG_LENGTH = 4;
    private static final int IPV4_ADDRESSES = NETWORK + 12;
    private static final int IPV4_WORDS = 2;
    private static final int IPV6_ADDRESSES = NETWORK + 8;
    private static final int IPV6_WORDS = 8;
    private static final int NEXT_HEADER_AND_HOP_LIMIT = NETWORK + 6;
    /** ICMPv6 that has passed no router (RFC 4861, section 7.1). */
    private static final int NEIGHBOUR_DISCOVERY = 58 << 8 | 255;
    /** 2^32 over the golden ratio: neighbouring addresses come apart (Knuth, The Art of Computer Programming, 6.4). */
    private static final int SPREAD = 0x9e3779b1;

    private static final long[] FIRST_READER = {instruction(Bpf.RETURN, 0)};

    static final long[] PROGRAM = join(
            ip(PROTOCOL, 0),
            when(PROTOCOL, EtherType.VLAN, join(ip(TAGGED_TYPE, TAG_LENGTH), FIRST_READER)),
            FIRST_READER);

    private FanoutProgram() {}

    /** @param offset of the IP header in what the kernel takes for the network's */
    private static long[] ip(int type, int offset) {
        long[] ipv6 = join(
                when(NEXT_HEADER_AND_HOP_LIMIT + offset, NEIGHBOUR_DISCOVERY, FIRST_READER),
                pair(IPV6_ADDRESSES + offset, IPV6_WORDS));
        return join(
                when(type, EtherType.IPV4, pair(IPV4_ADDRESSES + offset, IPV4_WORDS)),
                when(type, EtherType.IPV6, ipv6));
    }

    private static long[] when(int half, int value, long[] then) {
        long[] condition = {instruction(Bpf.LOAD_HALF, half), instruction(Bpf.JUMP_IF_EQUAL, 0, then.length, value)};
        return join(condition, then);
    }

    /** Returns a hash; the kernel takes the remainder by the number of readers. */
    private static long[] pair(int addresses, int words) {
        long[] program = {};
        for (int word = 0; word < words; word++) {
            // X begins as 0. A sum, since of addresses that differ alike an exclusive or would leave nothing.
            program = join(program, new long[] {
                instruction(Bpf.LOAD_WORD, addresses + word * Integer.BYTES),
                instruction(Bpf.ADD_X, 0),
                instruction(Bpf.COPY_TO_X, 0)
            });
        }
        return join(program, new long[] {
            instruction(Bpf.MULTIPLY, SPREAD), instruction(Bpf.SHIFT_RIGHT, 16), instruction(Bpf.RETURN_RESULT, 0)
        });
    }

    private static long[] join(long[]... parts) {
        return Stream.of(parts).flatMapToLong(LongStream::of).toArray();
    }
}
