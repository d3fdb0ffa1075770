package dev.packetdash.decode;

import dev.packetdash.net.Direction;
import dev.packetdash.net.Frame;
import dev.packetdash.net.MacAddress;
import dev.packetdash.net.MonotonicTime;

/**
 * What decoding says of one packet: the only thing that crosses from {@code decode} to the rest. One object per
 * pipeline, overwritten packet by packet and owned by its thread.
 *
 * <p>Itself it is the view of the innermost network header, and all that follows belongs to that; {@link #outer} is the
 * outermost one.
 */
public final class PacketSummary extends NetworkView implements Cloneable {
    /** There are so many kinds of common packets; see {@link #fastPathKind}. */
    public static final int FAST_PATH_KINDS = FastPath.KINDS;

    /** What {@link #fastPathKind} says of all other packets. */
    public static final int NO_FAST_PATH_KIND = -1;

    /** Headers remembered of one packet; deeper ones are decoded but not listed. */
    static final int MAXIMUM_LAYERS = 24;

    /** Good until it moves on. */
    Frame frame = new Frame();

    long timestampNanos;
    private long monotonicNanos;
    int wireLength;
    int capturedLength;

    long sourceMac;
    long destinationMac;
    /** The packet type of a cooked header, -1 for other links. */
    int sllPacketType;
    /** Of a cooked header, 0 where the link says nothing of it. */
    int interfaceIndex;

    Direction direction = Direction.UNKNOWN;
    int vlanTags;
    int encapsulations;
    int networkHeaders;

    ArpOperation arpOperation = ArpOperation.OTHER;

    boolean transportDecoded;
    boolean tcpFlagsRead;
    int tcpFlags;
    TcpKind tcpKind = TcpKind.OTHER;
    final TcpSegment tcp = new TcpSegment();
    final QuotedPacket quoted = new QuotedPacket();
    IcmpMessage icmpMessage = IcmpMessage.OTHER;
    int payloadLength;

    DecodeOutcome outcome = DecodeOutcome.UNSUPPORTED;
    DecodeLayer stoppedAt = DecodeLayer.LINK;
    int headersLength;
    int fastPathKind;

    /** Tags since the last network header. */
    private int tagsInARow;

    private final NetworkView outer = new NetworkView();
    private int layerCount;
    /** Each header's kind, by its ordinal, and its offset. */
    private long[] layers = new long[MAXIMUM_LAYERS];

    /** Forgets the packet before; everything is as for a frame of which no header could be read. */
    void reset(Frame frame) {
        begin(frame);
        sourceMac = destinationMac = MacAddress.NONE;
        sllPacketType = -1;
        direction = Direction.UNKNOWN;
        vlanTags = tagsInARow = encapsulations = networkHeaders = 0;
        network = NetworkClass.OTHER;
        protocol = Protocol.NON_IP;
        forgetAddresses();
        outcome = DecodeOutcome.UNSUPPORTED;
        stoppedAt = DecodeLayer.LINK;
        headersLength = layerCount = 0;
        fastPathKind = NO_FAST_PATH_KIND;
    }

    /** Takes what the frame itself says. */
    private void begin(Frame frame) {
        this.frame = frame;
        timestampNanos = monotonicNanos = frame.timestampNanos();
        wireLength = frame.wireLength();
        capturedLength = frame.capturedLength();
        interfaceIndex = 0;
    }

    /** As {@link #reset}, for {@link FastPath}, which sets by itself what all of its packets have. */
    void resetForFastPath(Frame frame) {
        begin(frame);
        sllPacketType = -1;
        vlanTags = tagsInARow = encapsulations = layerCount = 0;
        fragment = FragmentPosition.NONE;
        arpOperation = ArpOperation.OTHER;
        icmpMessage = IcmpMessage.OTHER;
    }

    private void forgetAddresses() {
        ipProtocol = -1;
        addressed = false;
        sourceHigh = sourceLow = destinationHigh = destinationLow = 0;
        fragment = FragmentPosition.NONE;
        arpOperation = ArpOperation.OTHER;
        sourcePort = destinationPort = 0;
        transportDecoded = tcpFlagsRead = false;
        tcpFlags = 0;
        tcpKind = TcpKind.OTHER;
        icmpMessage = IcmpMessage.OTHER;
        payloadLength = 0;
    }

    /** Notes a decoded header of {@code length} bytes at {@code offset}. */
    void layer(LayerKind kind, int offset, int length) {
        if (layerCount < MAXIMUM_LAYERS) {
            layers[layerCount++] = (long) kind.ordinal() << Integer.SIZE | offset;
        }
        headersLength = offset + length;
    }

    /** The packet was longer on the wire by so many bytes, or shorter, than its record is. */
    void resize(int bytes) {
        wireLength += bytes;
        capturedLength += bytes;
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
        if (networkHeaders > 0) {
            leaveOuter();
        }
        networkHeaders++;
        tagsInARow = 0;
        this.network = network;
        this.protocol = protocol;
    }

    private void leaveOuter() {
        if (networkHeaders == 1) {
            outer.keep(this);
        }
        forgetAddresses();
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

    /** A copy that stays as it is but for {@link #tcp} and {@link #outer}, which it shares. */
    public PacketSummary copy() {
        try {
            PacketSummary copy = (PacketSummary) clone();
            copy.layers = layers.clone();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Packets of one common kind, 0 and up, are alike but for direction, addresses, ports, lengths, times and what TCP
     * numbers. Most packets are of one.
     */
    public int fastPathKind() {
        return fastPathKind;
    }

    public int layerCount() {
        return layerCount;
    }

    public LayerKind layerKind(int index) {
        return LayerKind.of((int) (layers[index] >>> Integer.SIZE));
    }

    /** Offset of a layer's header from the frame's first byte. */
    public int layerOffset(int index) {
        return (int) layers[index];
    }

    /** True where the packet itself says that its sender begins a conversation, as WireGuard's first message does. */
    public boolean isInitiation() {
        int last = layerCount - 1;
        return last >= 0
                && layerKind(last) == LayerKind.WG
                && frame.u8(layerOffset(last)) == WireGuardHeader.INITIATION;
    }

    /** True where there is a network header inside another. */
    public boolean isTunnelled() {
        return networkHeaders > 1;
    }

    /** The outermost network header: this itself where there is no other. */
    public NetworkView outer() {
        return isTunnelled() ? outer : this;
    }

    public boolean has(Encapsulation encapsulation) {
        return (encapsulations & 1 << encapsulation.ordinal()) != 0;
    }

    /** The frame that was decoded, for the few readers of what no header holds; good only until the next packet. */
    public Frame frame() {
        return frame;
    }

    /** Unix time of the packet in nanoseconds. */
    public long timestampNanos() {
        return timestampNanos;
    }

    /** The packet's {@link MonotonicTime}; its time stamp until {@link #stamp} says otherwise. */
    public long monotonicNanos() {
        return monotonicNanos;
    }

    /** Gives the packet its monotonic time, which windows and timeouts count in. */
    public void stamp(MonotonicTime time) {
        monotonicNanos = time.at(timestampNanos);
    }

    /** Bytes on the wire, link header included, without FCS; of a cooked packet, with the header that the link had. */
    public int wireLength() {
        return wireLength;
    }

    /** Bytes captured of these. */
    public int capturedLength() {
        return capturedLength;
    }

    public Direction direction() {
        return direction;
    }

    /**
     * The kernel's index of the interface that carried the packet, where the capture is of several and says so; 0
     * elsewhere.
     */
    public int interfaceIndex() {
        return interfaceIndex;
    }

    /** Of the link header; {@link MacAddress#NONE} where the link has none. */
    public long sourceMac() {
        return sourceMac;
    }

    /** VLAN tags before the first network header. */
    public int vlanTags() {
        return vlanTags;
    }

    /** Bit set over the ordinals of {@link Encapsulation}. */
    public int encapsulations() {
        return encapsulations;
    }

    /** Meaningful only where {@link #protocol} is ARP. */
    public ArpOperation arpOperation() {
        return arpOperation;
    }

    /**
     * True where the fixed part of the transport header was there, so that flags, ports and ICMP type can be trusted.
     */
    public boolean transportDecoded() {
        return transportDecoded;
    }

    /** True where a TCP header was there at least up to its flags, so that these and its kind can be trusted. */
    public boolean tcpFlagsRead() {
        return tcpFlagsRead;
    }

    /** The low eight flag bits; meaningful only where they were {@linkplain #tcpFlagsRead read}. */
    public int tcpFlags() {
        return tcpFlags;
    }

    /** Meaningful only where the flags were {@linkplain #tcpFlagsRead read}. */
    public TcpKind tcpKind() {
        return tcpKind;
    }

    /** Meaningful only for decoded TCP, and only while the frame is there; the same object for every packet. */
    public TcpSegment tcp() {
        return tcp;
    }

    /** Meaningful only for decoded ICMP and ICMPv6. */
    public IcmpMessage icmpMessage() {
        return icmpMessage;
    }

    /**
     * Meaningful only for decoded ICMP and ICMPv6 errors, and only while the frame is there; the same object for every
     * packet.
     */
    public QuotedPacket quoted() {
        return quoted;
    }

    /** Bytes after the transport header by the IP length field, captured or not; Ethernet padding is no payload. */
    public int payloadLength() {
        return payloadLength;
    }

    /**
     * Offset of the first payload byte from the frame's first byte; -1 where there is no payload to a transport header,
     * or it is cut.
     */
    public int payloadOffset() {
        boolean whole = transportDecoded && outcome == DecodeOutcome.COMPLETE && stoppedAt == DecodeLayer.TRANSPORT;
        return whole && payloadLength > 0 ? headersLength : -1;
    }

    public DecodeOutcome outcome() {
        return outcome;
    }

    /** The layer that decoding had reached when it ended. */
    public DecodeLayer stoppedAt() {
        return stoppedAt;
    }

    /** Offset of the first byte after the last decoded header: what may be shown of the packet. */
    public int headersLength() {
        return headersLength;
    }
}
