package dev.packetdash.flow;

import dev.packetdash.decode.Protocol;

/**
 * A view of one entry of a {@link FlowTable}, moved from entry to entry by it. Client and server are told by the SYN; without one the
 * lower port is the server's, and between equal ports whoever sent first is the client.
 */
public final class Flow {
    /** Words of an entry. Side A is the lower of the two ends, so that both directions have one key. */
    static final int A_HIGH = 0;

    static final int A_LOW = 1;
    static final int B_HIGH = 2;
    static final int B_LOW = 3;
    /** Port A, port B, protocol ordinal and a bit that is always set, so that an unused entry is all zeros here. */
    static final int TUPLE = 4;

    static final int STATE = 5;
    static final int LAST_SEEN = 6;
    /** Over the flow's whole life; decides who is evicted. */
    static final int TOTAL_PACKETS = 7;
    /** Since the flow was last taken: from A, then the same from B. */
    static final int PACKETS = 8;

    static final int BYTES = 10;
    static final int WORDS = 12;

    /** Bits of {@link #STATE}. */
    static final int CLIENT_IS_A = 1;

    static final int CLIENT_IS_B = 2;
    static final int B_SENT_FIRST = 4;
    static final int FIN_FROM_A = 8;
    static final int FIN_FROM_B = 16;
    static final int RESET = 32;

    private static final Protocol[] PROTOCOLS = Protocol.values();

    private final long[] words;
    private int base;
    private int client;

    Flow(long[] words) {
        this.words = words;
    }

    static long tuple(int portA, int portB, Protocol protocol) {
        return (long) portA << 48 | (long) portB << 32 | (long) protocol.ordinal() << 1 | 1;
    }

    static Protocol protocol(long tuple) {
        return PROTOCOLS[(int) tuple >>> 1];
    }

    static boolean isClosed(long state) {
        return (state & RESET) != 0 || (state & (FIN_FROM_A | FIN_FROM_B)) == (FIN_FROM_A | FIN_FROM_B);
    }

    Flow at(int base) {
        this.base = base;
        this.client = clientSide();
        return this;
    }

    private int clientSide() {
        long state = words[base + STATE];
        if ((state & (CLIENT_IS_A | CLIENT_IS_B)) != 0) {
            return (state & CLIENT_IS_A) != 0 ? 0 : 1;
        }
        if (port(0) != port(1)) {
            return port(0) > port(1) ? 0 : 1;
        }
        return (state & B_SENT_FIRST) == 0 ? 0 : 1;
    }

    private int port(int side) {
        return (int) (words[base + TUPLE] >>> 48 - 16 * side) & 0xffff;
    }

    public Protocol protocol() {
        return protocol(words[base + TUPLE]);
    }

    public long clientHigh() {
        return words[base + A_HIGH + 2 * client];
    }

    public long clientLow() {
        return words[base + A_LOW + 2 * client];
    }

    public long serverHigh() {
        return words[base + B_HIGH - 2 * client];
    }

    public long serverLow() {
        return words[base + B_LOW - 2 * client];
    }

    /** The server's port; 0 where the protocol has none. */
    public int servicePort() {
        return port(1 - client);
    }

    public long packetsFromClient() {
        return words[base + PACKETS + client];
    }

    public long packetsFromServer() {
        return words[base + PACKETS + 1 - client];
    }

    public long bytesFromClient() {
        return words[base + BYTES + client];
    }

    public long bytesFromServer() {
        return words[base + BYTES + 1 - client];
    }
}
