package dev.packetdash.flow;

import java.util.Arrays;

/**
 * The memory of all entries of a {@link FlowTable}: two cache lines each, of which the first is all that a packet
 * without TCP needs. An entry is named by its {@code base}, the index of its first word. Side 0 is A, the lower of the
 * two ends, so that both directions have one key; what there is of both sides shares a word, A's in the low half.
 */
final class FlowStore {
    static final int WORDS = 16;

    /** IPv4: both addresses, A's in the upper half. IPv6: a keyed hash of both; they are in {@link #ipv6}. */
    static final int ADDRESSES = 0;
    /** The key of {@link FlowKey#tuple}; in its lowest bits, the state below. */
    static final int TUPLE = 1;

    static final int LAST_SEEN = 2;
    /** Counts of both sides since the flow was last taken, as does the next word. */
    static final int PACKETS = 3;

    static final int BYTES = 4;
    /** TCP, of both sides: the next sequence number expected. */
    static final int NEXT_SEQUENCE = 5;
    /** TCP, of both sides: the last acknowledgment number sent. */
    static final int ACKNOWLEDGED = 6;
    /** TCP, of both sides: when the next sequence number last moved, in microseconds, modulo 2^32. */
    static final int MOVED = 7;

    /** Before the flow was last taken, of both sides; each half stays at its greatest value. */
    static final int TAKEN_PACKETS = 8;

    /** While the flow is {@link #UNASKED}, since when. */
    static final int SYN_SEEN = 9;

    static final int SYN_ACK_SEEN = 10;
    /** TCP, of both sides: the sequence number of the first payload byte. */
    static final int FIRST_SEQUENCE = 11;
    /**
     * While the attempt is pending, when the SYN was last sent; with {@link #HANDSHAKE}, nanoseconds from there to the
     * ACK; while the flow is {@link #UNASKED}, when its SYN-ACK was acknowledged.
     */
    static final int ROUND_TRIP = 12;

    /** Bits of {@link #TUPLE} that are state. */
    static final int STATE = 0x3ff_ffff;

    static final int CLIENT_IS_A = 1;
    static final int CLIENT_IS_B = 2;
    static final int B_SENT_FIRST = 4;
    /** Shifted by the side, like all pairs of bits here. */
    static final int FIN = 8;

    static final int RESET = 32;
    static final int PHASE_SHIFT = 6;
    static final int PHASE = 3 << PHASE_SHIFT;
    /** The phase of a flow without an attempt, or with one that failed. */
    static final int NO_CONNECTION = 0;

    static final int SYN_SENT = 1 << PHASE_SHIFT;
    static final int SYN_ANSWERED = 2 << PHASE_SHIFT;
    static final int ESTABLISHED = 3 << PHASE_SHIFT;
    /** The handshake was seen, not only what came after it. */
    static final int HANDSHAKE = 256;

    static final int ZERO_WINDOW = 512;
    static final int SEQUENCE_KNOWN = 2048;
    static final int ACKNOWLEDGED_KNOWN = 8192;
    /** Ordinal of the direction of the first packet. */
    static final int DIRECTION_SHIFT = 15;
    /** Two bits a side: acknowledgments that repeat the one before, up to three. */
    static final int DUPLICATES_SHIFT = 18;

    /** A TCP connection attempt was seen, or taken for granted; it has an outcome or is pending. */
    static final int ATTEMPTED = 1 << 22;

    /**
     * TCP: segments came before any SYN, which may come yet by another queue. The phase says of what: a SYN-ACK, more
     * of a connection, or nothing that would prove one.
     */
    static final int UNASKED = 1 << 23;

    /** Who is the client was seen, not guessed. */
    static final int CLIENT_SEEN = 1 << 24;

    private static final int IPV6_WORDS = 4;
    private static final long HALF = 0xffff_ffffL;
    /**
     * An array begins with a header of 16 bytes, and a large one at an address that is a multiple of any cache line's
     * length; so entries begin with a line.
     */
    private static final int PADDING = 6;

    final long[] words;
    /** Both addresses of entries that are IPv6. */
    final long[] ipv6;

    FlowStore(int capacity) {
        words = new long[PADDING + capacity * WORDS];
        ipv6 = new long[capacity * IPV6_WORDS];
    }

    static long bytes(int capacity) {
        return (long) capacity * (WORDS + IPV6_WORDS) * Long.BYTES;
    }

    static int base(int entry) {
        return PADDING + entry * WORDS;
    }

    static int entry(int base) {
        return (base - PADDING) / WORDS;
    }

    static int ipv6(int base) {
        return entry(base) * IPV6_WORDS;
    }

    /** Returns the half of a word that belongs to a side. */
    long half(int base, int word, int side) {
        return words[base + word] >>> 32 * side & HALF;
    }

    void setHalf(int base, int word, int side, long value) {
        long rest = words[base + word] & ~(HALF << 32 * side);
        words[base + word] = rest | (value & HALF) << 32 * side;
    }

    boolean has(int base, int bits) {
        return (words[base + TUPLE] & bits) != 0;
    }

    void set(int base, int bits) {
        words[base + TUPLE] |= bits;
    }

    void clear(int base, int bits) {
        words[base + TUPLE] &= ~(long) bits;
    }

    /** @param seen see {@link #CLIENT_SEEN} */
    void client(int base, int side, boolean seen) {
        clear(base, CLIENT_IS_A | CLIENT_IS_B | CLIENT_SEEN);
        set(base, CLIENT_IS_A << side | (seen ? CLIENT_SEEN : 0));
    }

    int client(int base) {
        return has(base, CLIENT_IS_B) ? 1 : 0;
    }

    int phase(int base) {
        return (int) words[base + TUPLE] & PHASE;
    }

    void phase(int base, int phase) {
        words[base + TUPLE] = words[base + TUPLE] & ~(long) PHASE | phase;
    }

    /** Reset, or finished by both sides. */
    boolean isClosed(int base) {
        long state = words[base + TUPLE];
        return (state & RESET) != 0 || (state & (FIN | FIN << 1)) == (FIN | FIN << 1);
    }

    /**
     * Reads of an entry's memory what is needed first.
     *
     * @param all of it, as for an entry that makes room
     */
    long prefetch(int base, FlowKey key, boolean all) {
        long read = words[base];
        if (all) {
            read += words[base + TAKEN_PACKETS];
        }
        if (key.isIpv6()) {
            read += ipv6[ipv6(base)];
        }
        return read;
    }

    void begin(int base, FlowKey key, long nanos) {
        Arrays.fill(words, base, base + WORDS, 0);
        words[base + ADDRESSES] = key.addresses;
        words[base + TUPLE] = key.tuple;
        words[base + LAST_SEEN] = nanos;
        if (key.isIpv6()) {
            System.arraycopy(key.ipv6, 0, ipv6, ipv6(base), IPV6_WORDS);
        }
    }

    boolean isOf(int base, FlowKey key) {
        return words[base + ADDRESSES] == key.addresses
                && ((words[base + TUPLE] ^ key.tuple) & ~(long) STATE) == 0
                && (!key.isIpv6() || hasAddresses(ipv6(base), key.ipv6));
    }

    private boolean hasAddresses(int at, long[] addresses) {
        return ipv6[at + 1] == addresses[1]
                && ipv6[at + 3] == addresses[3]
                && ipv6[at] == addresses[0]
                && ipv6[at + 2] == addresses[2];
    }

    /** False where a side that has so many bytes has no room for more before {@link #take} makes some. */
    static boolean hasRoom(long bytes, int more) {
        return bytes + more <= HALF;
    }

    void count(int base, int side, int length) {
        words[base + PACKETS] += 1L << 32 * side;
        words[base + BYTES] += (long) length << 32 * side;
    }

    /** True where this side has sent nothing yet, but the other has. */
    boolean isFirst(int base, int side) {
        boolean opener = has(base, B_SENT_FIRST) == (side == 1);
        return !opener && !hasSent(base, side);
    }

    boolean hasSent(int base, int side) {
        return half(base, PACKETS, side) != 0 || half(base, TAKEN_PACKETS, side) != 0;
    }

    boolean hasUntaken(int base) {
        return words[base + PACKETS] != 0;
    }

    /** Moves what was counted to what was taken. */
    void take(int base) {
        for (int side = 0; side < 2; side++) {
            long packets = half(base, TAKEN_PACKETS, side) + half(base, PACKETS, side);
            setHalf(base, TAKEN_PACKETS, side, Math.min(packets, HALF));
        }
        words[base + PACKETS] = 0;
        words[base + BYTES] = 0;
    }
}
