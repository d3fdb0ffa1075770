package dev.packetdash.flow;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import dev.packetdash.table.KeyedHash;

/**
 * Tells the client of a flow from the server where no SYN does. In this order: a system port serves; of datagrams the
 * sender of the first is the client, since nobody answers before being asked; a registered port serves one of the range
 * from which systems take their clients' ports; of TCP the lower port serves. The last two are guesses, which an end
 * that is known to have served others corrects. Owned by its pipeline's thread.
 */
final class FlowRoles {
    /** Registered ports and up (RFC 6335, section 6). */
    private static final int FIRST_REGISTERED = 1024;
    /** System ports that BSD and RPC give to clients, see rresvport(3). */
    private static final int FIRST_RESERVED = 512;
    /** Linux takes its clients' ports from here on, others from above. */
    private static final int FIRST_EPHEMERAL = 32_768;

    /** What goes on at the start of a capture shows itself within so long. */
    private static final long IN_PROGRESS_NANOS = 10_000_000_000L;

    private static final int PORTS = 1 << 16;
    private static final int KNOWN_ENDS = 8192;
    /**
     * Of a known end: the lowest bit says that it serves; above are some bits of its peer's hash, the rest is its own.
     */
    private static final long SERVES = 1;

    private static final long PEER = 0xfffe;
    private static final long END = ~0xffffL;

    private final FlowStore store;
    private final Flow view;
    private final KeyedHash hash = new KeyedHash();
    private final long[] known = new long[KNOWN_ENDS];
    /** Ports at which groups were asked; the answers come from addresses of their own, in flows of their own. */
    private final long[] groupPorts = new long[PORTS / Long.SIZE];

    private long uncertainSince;
    private long uncertainFor;

    FlowRoles(FlowStore store) {
        this.store = store;
        this.view = new Flow(store);
    }

    /** Takes what seems to begin within {@code duration} of {@code since} for what may have begun before. */
    void uncertain(long since, long duration) {
        uncertainSince = since;
        uncertainFor = duration;
    }

    private boolean isBeginning(PacketSummary packet) {
        return Math.abs(packet.monotonicNanos() - uncertainSince) >= uncertainFor || packet.isInitiation();
    }

    /** @param first the side that sends {@code packet}, with which the flow begins */
    void begin(int base, int first, PacketSummary packet) {
        if (uncertainFor == 0) {
            uncertain(packet.monotonicNanos(), IN_PROGRESS_NANOS);
        }
        int source = packet.sourcePort();
        int destination = packet.destinationPort();
        boolean datagram = packet.protocol() != Protocol.TCP;
        if (datagram && IpAddress.isGroup(packet.destinationHigh(), packet.destinationLow())) {
            groupPorts[destination / Long.SIZE] |= 1L << destination;
            store.client(base, first, true);
        } else if (isSystem(destination) && !isSystem(source)) {
            store.client(base, first, true);
        } else if (answers(source, destination, datagram)) {
            store.client(base, 1 - first, true);
        } else if (datagram && isBeginning(packet)) {
            store.client(base, first, true);
        } else {
            store.client(base, isLikelier(source, destination, datagram) ? 1 - first : first, false);
        }
    }

    private boolean answers(int source, int destination, boolean datagram) {
        if (!isSystem(source) || isSystem(destination)) {
            return datagram && wasAsked(source) && !wasAsked(destination);
        }
        return !datagram || source < FIRST_RESERVED || destination >= FIRST_EPHEMERAL;
    }

    private boolean wasAsked(int port) {
        return (groupPorts[port / Long.SIZE] & 1L << port) != 0;
    }

    private static boolean isSystem(int port) {
        return port < FIRST_REGISTERED;
    }

    /** True where {@code one} serves rather than {@code other}; of datagrams it is the first sender's. */
    private static boolean isLikelier(int one, int other, boolean datagram) {
        boolean ephemeral = one >= FIRST_EPHEMERAL;
        return ephemeral == other >= FIRST_EPHEMERAL ? !datagram && one < other : !ephemeral;
    }

    /** The client's end was seen, and the other has answered: that one serves. */
    void served(int base) {
        view.at(base);
        if (!isSystem(view.servicePort())) {
            long end = end(1 - view.clientSide());
            known[place(end)] = end & END | SERVES;
        }
    }

    /**
     * The second side of a flow without a SYN sends: a server that spoke first, its flow being forgotten, is known by
     * now.
     */
    void answered(int base) {
        view.at(base);
        int client = view.clientSide();
        if (isSystem(view.clientPort()) || isSystem(view.servicePort())) {
            return;
        }
        if (serves(end(client)) && !serves(end(1 - client))) {
            store.client(base, 1 - client, true);
        } else if (store.has(base, FlowStore.CLIENT_SEEN)) {
            served(base);
        }
    }

    private boolean serves(long end) {
        long entry = known[place(end)];
        return (entry & SERVES) != 0 && ((entry ^ end) & END) == 0;
    }

    /**
     * Thinks again about a flow of which both sides were heard but not the beginning: whoever has several peers serves.
     */
    void reconsider(int base) {
        if (store.has(base, FlowStore.CLIENT_SEEN) || !store.hasSent(base, 0) || !store.hasSent(base, 1)) {
            return;
        }
        view.at(base);
        long one = end(0);
        long other = end(1);
        boolean oneServes = hasSeveralPeers(one, other);
        if (oneServes != hasSeveralPeers(other, one)) {
            store.client(base, oneServes ? 1 : 0, false);
        }
    }

    private boolean hasSeveralPeers(long end, long peer) {
        int place = place(end);
        long entry = known[place];
        if (((entry ^ end) & END) != 0) {
            known[place] = end & END | peer & PEER;
        } else if (((entry ^ peer) & PEER) != 0) {
            known[place] |= SERVES;
        }
        return serves(end);
    }

    private long end(int side) {
        return hash.of(view.high(side), view.low(side), (long) view.protocol().ordinal() << 16 | view.port(side));
    }

    private static int place(long end) {
        return (int) (end >>> 48) & KNOWN_ENDS - 1;
    }
}
