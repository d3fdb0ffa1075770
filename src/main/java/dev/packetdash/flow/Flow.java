package dev.packetdash.flow;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;

/**
 * A view of one entry of a {@link FlowTable}, moved from entry to entry by it. Client and server are told by the SYN;
 * without one {@link FlowRoles} tells them. Times are Unix time in nanoseconds.
 */
public final class Flow {
    private static final Protocol[] PROTOCOLS = Protocol.values();
    private static final Direction[] DIRECTIONS = Direction.values();

    private final FlowStore store;
    private int base;
    private int client;

    Flow(FlowStore store) {
        this.store = store;
    }

    static Protocol protocol(long tuple) {
        return PROTOCOLS[FlowKey.protocol(tuple)];
    }

    Flow at(int base) {
        this.base = base;
        this.client = store.client(base);
        return this;
    }

    private int firstSender() {
        return store.has(base, FlowStore.B_SENT_FIRST) ? 1 : 0;
    }

    int clientSide() {
        return client;
    }

    int port(int side) {
        return (int) (store.words[base + FlowStore.TUPLE] >>> 48 - 16 * side) & 0xffff;
    }

    long high(int side) {
        boolean ipv6 = FlowKey.isIpv6(store.words[base + FlowStore.TUPLE]);
        return ipv6 ? store.ipv6[FlowStore.ipv6(base) + 2 * side] : IpAddress.IPV4_HIGH;
    }

    long low(int side) {
        boolean ipv6 = FlowKey.isIpv6(store.words[base + FlowStore.TUPLE]);
        return ipv6 ? store.ipv6[FlowStore.ipv6(base) + 2 * side + 1] : store.half(base, FlowStore.ADDRESSES, 1 - side);
    }

    public Protocol protocol() {
        return protocol(store.words[base + FlowStore.TUPLE]);
    }

    public long clientHigh() {
        return high(client);
    }

    public long clientLow() {
        return low(client);
    }

    public long serverHigh() {
        return high(1 - client);
    }

    public long serverLow() {
        return low(1 - client);
    }

    /**
     * Whether it was seen who is the client: by a SYN, the flow's beginning or a port that only servers have; else it
     * is a guess.
     */
    public boolean isClientSeen() {
        return store.has(base, FlowStore.CLIENT_SEEN);
    }

    /** 0 where the protocol has none. */
    public int clientPort() {
        return port(client);
    }

    /** The server's port; 0 where the protocol has none. */
    public int servicePort() {
        return port(1 - client);
    }

    /** Returns the direction of the client's packets. */
    public Direction direction() {
        Direction first = DIRECTIONS[(int) store.words[base + FlowStore.TUPLE] >>> FlowStore.DIRECTION_SHIFT & 7];
        return firstSender() == client ? first : first.reversed();
    }

    /** Counts since the flow was last taken by a {@link FlowSink}, as do the next three. */
    public long packetsFromClient() {
        return store.half(base, FlowStore.PACKETS, client);
    }

    public long packetsFromServer() {
        return store.half(base, FlowStore.PACKETS, 1 - client);
    }

    public long bytesFromClient() {
        return store.half(base, FlowStore.BYTES, client);
    }

    public long bytesFromServer() {
        return store.half(base, FlowStore.BYTES, 1 - client);
    }

    /** Over the flow's life, like all that follows. */
    public long allPacketsFromClient() {
        return packetsFromClient() + store.half(base, FlowStore.TAKEN_PACKETS, client);
    }

    public long allPacketsFromServer() {
        return packetsFromServer() + store.half(base, FlowStore.TAKEN_PACKETS, 1 - client);
    }

    /**
     * TCP: the distance its sequence numbers have moved, modulo 2^32. Meaningless after a segment with a made-up
     * number.
     */
    public long payloadFromClient() {
        return payload(client);
    }

    /** Likewise. */
    public long payloadFromServer() {
        return payload(1 - client);
    }

    /** Likewise, from that sequence number on. */
    public long payloadFromClientSince(long sequence) {
        return payload(client, sequence);
    }

    /** Likewise. */
    public long payloadFromServerSince(long sequence) {
        return payload(1 - client, sequence);
    }

    private long payload(int side) {
        return payload(side, store.half(base, FlowStore.FIRST_SEQUENCE, side));
    }

    private long payload(int side, long sequence) {
        boolean finished = store.has(base, FlowStore.FIN << side);
        long moved = store.half(base, FlowStore.NEXT_SEQUENCE, side) - sequence;
        return moved - (finished ? 1 : 0) & 0xffff_ffffL;
    }

    public long lastSeenNanos() {
        return store.words[base + FlowStore.LAST_SEEN];
    }

    /** TCP: the handshake was seen and completed. */
    public boolean isHandshakeCompleted() {
        return store.has(base, FlowStore.HANDSHAKE);
    }

    /** TCP: reset, or finished by both sides. */
    public boolean isClosed() {
        return store.isClosed(base);
    }
}
