package dev.packetdash.decode;

import dev.packetdash.net.Direction;
import dev.packetdash.net.Frame;
import dev.packetdash.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * What decoding says of one packet: the only thing that crosses from {@code decode} to the rest. Overwritten packet by
 * packet and owned by the thread that decodes.
 *
 * <p>Itself it is the view of the innermost network header, and all that follows belongs to that; {@link #outer} is the
 * outermost one.
 */
public final class PacketSummary extends FrameView implements Cloneable {
    /** The number of kinds of packets that the fast path decodes; see {@link #fastPathKind}. */
    public static final int FAST_PATH_KINDS = FastPath.KINDS;
    /** What {@link #fastPathKind} says of all other packets. */
    public static final int NO_FAST_PATH_KIND = -1;

    int vlanTags;
    int encapsulations;
    int networkHeaders;
    ArpOperation arpOperation = ArpOperation.OTHER;
    DecodeOutcome outcome = DecodeOutcome.UNSUPPORTED;
    DecodeLayer stoppedAt = DecodeLayer.LINK;
    int headersLength;
    int fastPathKind;

    /** Tags since the last network header. */
    private int tagsInARow;

    private LayerList layers = new LayerList();
    private final NetworkView outer = new NetworkView();
    private final DnsView dns = new DnsView();
    private final NeighbourClaim neighbour = new NeighbourClaim();
    private final FragmentView fragmentView = new FragmentView();

    /** Forgets the packet before; everything is as for a frame of which no header could be read. */
    void reset(Frame frame) {
        begin(frame);
        sourceMac = destinationMac = MacAddress.NONE;
        direction = Direction.UNKNOWN;
        networkHeaders = 0;
        network = NetworkClass.OTHER;
        protocol = Protocol.NON_IP;
        forget();
        stop(DecodeOutcome.UNSUPPORTED, DecodeLayer.LINK);
        headersLength = 0;
        fastPathKind = NO_FAST_PATH_KIND;
    }

    /** Does as {@link #reset} for {@link FastPath}, which sets by itself what all of its packets have. */
    void resetForFastPath(Frame frame) {
        begin(frame);
        fragment = FragmentPosition.NONE;
        arpOperation = ArpOperation.OTHER;
        icmpMessage = IcmpMessage.OTHER;
    }

    @Override
    void begin(Frame frame) {
        super.begin(frame);
        vlanTags = tagsInARow = encapsulations = 0;
        layers.clear();
    }

    @Override
    void forget() {
        super.forget();
        arpOperation = ArpOperation.OTHER;
    }

    /** Notes a decoded header of {@code length} bytes at {@code offset}. */
    void layer(LayerKind kind, int offset, int length) {
        layers.add(kind, offset);
        headersLength = offset + length;
    }

    void encapsulated(Encapsulation encapsulation) {
        encapsulations |= 1 << encapsulation.ordinal();
    }

    /** Notes a VLAN tag: the first in a row makes it VLAN, the second QINQ instead. */
    void vlanTag() {
        tagsInARow++;
        if (networkHeaders == 0) {
            vlanTags = tagsInARow;
        }
        if (tagsInARow == 2) {
            encapsulations &= ~(1 << Encapsulation.VLAN.ordinal());
        }
        encapsulated(tagsInARow == 1 ? Encapsulation.VLAN : Encapsulation.QINQ);
    }

    /** Enters a network header of which nothing has been read yet. */
    void network(NetworkClass network, Protocol protocol) {
        if (networkHeaders == 1) {
            outer.keep(this);
        }
        if (networkHeaders > 0) {
            forget();
        }
        networkHeaders++;
        tagsInARow = 0;
        this.network = network;
        this.protocol = protocol;
    }

    /** Names the network layer of a packet that has no address; that of a tunnel around it stays. */
    void plainNetwork(NetworkClass network) {
        if (networkHeaders == 0) {
            this.network = network;
        }
    }

    void stop(DecodeOutcome outcome, DecodeLayer layer) {
        this.outcome = outcome;
        this.stoppedAt = layer;
    }

    /** Returns a copy that stays as it is, but for {@link #outer} and what is read from the frame when asked for. */
    public PacketSummary copy() {
        try {
            PacketSummary copy = (PacketSummary) clone();
            copy.layers = layers.copy();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Returns which of the fast path's kinds the packet is of, as most are: those of one kind, 0 and up, are alike but
     * for direction, addresses, ports, lengths, times and what TCP numbers.
     */
    public int fastPathKind() {
        return fastPathKind;
    }

    /** Returns the headers that could be read; the same object for every packet. */
    public LayerList layers() {
        return layers;
    }

    /** Returns the DNS message that the packet holds by its ports; null where there is none. */
    public @Nullable DnsView dns() {
        return DnsView.isExpected(this) && dns.isIn(this) ? dns : null;
    }

    /** Returns what the packet says in ARP or neighbour discovery; null where it is neither, or cut. */
    public @Nullable NeighbourClaim neighbour() {
        return neighbour.isIn(this) ? neighbour : null;
    }

    /** Returns which part of its datagram a fragment is; null where the packet is whole. */
    public @Nullable FragmentView fragmentView() {
        return fragmentView.isIn(this) ? fragmentView : null;
    }

    /** Returns true where the packet says itself that its sender begins a conversation, as in WireGuard. */
    public boolean isInitiation() {
        int last = layers.count() - 1;
        return last >= 0
                && layers.kind(last) == LayerKind.WG
                && WireGuardHeader.isInitiation(frame, layers.offset(last));
    }

    /**
     * Returns true where the hop limit, or the time to live, is one that systems begin with: the packet has most likely
     * passed no router yet.
     */
    public boolean hasInitialHopLimit() {
        int ip = layers.lastIp();
        int field = ip >= 0 && layers.kind(ip) == LayerKind.IP ? Ipv4Header.TIME_TO_LIVE : Ipv6Header.HOP_LIMIT;
        return ip >= 0
                && switch (frame.u8(layers.offset(ip) + field)) {
                    case 64, 128, 255 -> true;
                    default -> false;
                };
    }

    /** Returns true where there is a network header inside another. */
    public boolean isTunnelled() {
        return networkHeaders > 1;
    }

    /** Returns the outermost network header: this itself where there is no other. */
    public NetworkView outer() {
        return isTunnelled() ? outer : this;
    }

    public boolean has(Encapsulation encapsulation) {
        return (encapsulations & 1 << encapsulation.ordinal()) != 0;
    }

    /** Returns the number of VLAN tags before the first network header. */
    public int vlanTags() {
        return vlanTags;
    }

    /** Returns a bit set over the ordinals of {@link Encapsulation}. */
    public int encapsulations() {
        return encapsulations;
    }

    /** Returns what a message of ARP is for; meaningful only where {@link #protocol} is ARP. */
    public ArpOperation arpOperation() {
        return arpOperation;
    }

    /** Returns the offset of the first payload byte from the frame's; -1 without a payload, or where it is cut. */
    public int payloadOffset() {
        boolean whole = transportDecoded && outcome == DecodeOutcome.COMPLETE && stoppedAt == DecodeLayer.TRANSPORT;
        return whole && payloadLength > 0 ? headersLength : -1;
    }

    public DecodeOutcome outcome() {
        return outcome;
    }

    /** Returns the layer that decoding had reached when it ended. */
    public DecodeLayer stoppedAt() {
        return stoppedAt;
    }

    /** Returns the offset of the first byte after the last decoded header: what may be shown of the packet. */
    public int headersLength() {
        return headersLength;
    }
}
