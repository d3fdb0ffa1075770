package dev.packetdash.decode;

import dev.packetdash.net.Direction;
import dev.packetdash.net.Frame;
import dev.packetdash.net.MacAddress;

/**
 * What decoding says of one packet: the only thing that crosses from {@code decode} to the rest. One object per pipeline, overwritten
 * packet by packet and owned by its thread.
 *
 * <p>Addresses and ports are those of the innermost network header. Ports are 0 where the packet has none: another transport, a fragment
 * that is not the first, a header cut before them. Of an ARP message the addresses are the sender's and the target's; they are 0 where
 * those are no IPv4 addresses.
 */
public final class PacketSummary {
    /** Headers remembered of one packet; deeper ones are decoded but not listed. */
    static final int MAXIMUM_LAYERS = 24;

    long timestampNanos;
    int wireLength;
    int capturedLength;

    long sourceMac;
    long destinationMac;
    /** The packet type of a cooked header, -1 for other links. */
    int sllPacketType;

    Direction direction = Direction.UNKNOWN;
    int vlanTags;
    int encapsulations;

    NetworkClass network = NetworkClass.OTHER;
    Protocol protocol = Protocol.NON_IP;
    int ipProtocol;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    FragmentPosition fragment = FragmentPosition.NONE;
    ArpOperation arpOperation = ArpOperation.OTHER;

    int sourcePort;
    int destinationPort;
    boolean transportDecoded;
    int tcpFlags;
    TcpKind tcpKind = TcpKind.OTHER;
    IcmpMessage icmpMessage = IcmpMessage.OTHER;
    int payloadLength;

    DecodeOutcome outcome = DecodeOutcome.UNSUPPORTED;
    DecodeLayer stoppedAt = DecodeLayer.LINK;
    int headersLength;

    private int layerCount;
    private final LayerKind[] layerKinds = new LayerKind[MAXIMUM_LAYERS];
    private final int[] layerOffsets = new int[MAXIMUM_LAYERS];

    /** Forgets the packet before; everything is as for a frame of which no header could be read. */
    void reset(Frame frame) {
        timestampNanos = frame.timestampNanos();
        wireLength = frame.wireLength();
        capturedLength = frame.capturedLength();
        sourceMac = MacAddress.NONE;
        destinationMac = MacAddress.NONE;
        sllPacketType = -1;
        direction = Direction.UNKNOWN;
        vlanTags = 0;
        encapsulations = 0;
        network = NetworkClass.OTHER;
        protocol = Protocol.NON_IP;
        ipProtocol = -1;
        sourceHigh = sourceLow = destinationHigh = destinationLow = 0;
        fragment = FragmentPosition.NONE;
        arpOperation = ArpOperation.OTHER;
        sourcePort = destinationPort = 0;
        transportDecoded = false;
        tcpFlags = 0;
        tcpKind = TcpKind.OTHER;
        icmpMessage = IcmpMessage.OTHER;
        payloadLength = 0;
        outcome = DecodeOutcome.UNSUPPORTED;
        stoppedAt = DecodeLayer.LINK;
        headersLength = 0;
        layerCount = 0;
    }

    /** Notes a decoded header of {@code length} bytes at {@code offset}. */
    void layer(LayerKind kind, int offset, int length) {
        if (layerCount < MAXIMUM_LAYERS) {
            layerKinds[layerCount] = kind;
            layerOffsets[layerCount++] = offset;
        }
        headersLength = offset + length;
    }

    /** Notes a VLAN tag: the first makes it VLAN, the second QINQ instead. */
    void vlanTag() {
        vlanTags++;
        Encapsulation seen = vlanTags == 1 ? Encapsulation.VLAN : Encapsulation.QINQ;
        encapsulations = encapsulations & ~(1 << Encapsulation.VLAN.ordinal()) | 1 << seen.ordinal();
    }

    /** Enters a network header of which nothing has been read yet. */
    void network(NetworkClass network, Protocol protocol) {
        this.network = network;
        this.protocol = protocol;
        ipProtocol = -1;
    }

    void stop(DecodeOutcome outcome, DecodeLayer layer) {
        this.outcome = outcome;
        this.stoppedAt = layer;
    }

    public int layerCount() {
        return layerCount;
    }

    public LayerKind layerKind(int index) {
        return layerKinds[index];
    }

    /** Offset of a layer's header from the frame's first byte. */
    public int layerOffset(int index) {
        return layerOffsets[index];
    }

    /** True where an IP header could be read, and with it addresses; false for ARP, whose addresses are no end points of a packet. */
    public boolean hasAddresses() {
        return ipProtocol >= 0;
    }

    public boolean has(Encapsulation encapsulation) {
        return (encapsulations & 1 << encapsulation.ordinal()) != 0;
    }

    /** Unix time of the packet in nanoseconds. */
    public long timestampNanos() {
        return timestampNanos;
    }

    /** Bytes on the wire, link header included, without FCS. */
    public int wireLength() {
        return wireLength;
    }

    /** Bytes captured. */
    public int capturedLength() {
        return capturedLength;
    }

    public Direction direction() {
        return direction;
    }

    /** VLAN tags before the first network header. */
    public int vlanTags() {
        return vlanTags;
    }

    /** Bit set over the ordinals of {@link Encapsulation}. */
    public int encapsulations() {
        return encapsulations;
    }

    public NetworkClass network() {
        return network;
    }

    public Protocol protocol() {
        return protocol;
    }

    /** The IP protocol number after the extension headers; -1 where no IP header could be read. */
    public int ipProtocol() {
        return ipProtocol;
    }

    public long sourceHigh() {
        return sourceHigh;
    }

    public long sourceLow() {
        return sourceLow;
    }

    public long destinationHigh() {
        return destinationHigh;
    }

    public long destinationLow() {
        return destinationLow;
    }

    public FragmentPosition fragment() {
        return fragment;
    }

    /** Meaningful only where {@link #protocol} is ARP. */
    public ArpOperation arpOperation() {
        return arpOperation;
    }

    public int sourcePort() {
        return sourcePort;
    }

    public int destinationPort() {
        return destinationPort;
    }

    /** True where the fixed part of the transport header was there, so that flags, ports and ICMP type can be trusted. */
    public boolean transportDecoded() {
        return transportDecoded;
    }

    /** The low eight flag bits; meaningful only for decoded TCP. */
    public int tcpFlags() {
        return tcpFlags;
    }

    /** Meaningful only for decoded TCP. */
    public TcpKind tcpKind() {
        return tcpKind;
    }

    /** Meaningful only for decoded ICMP and ICMPv6. */
    public IcmpMessage icmpMessage() {
        return icmpMessage;
    }

    /** Bytes after the transport header by the IP length field, captured or not; Ethernet padding is no payload. */
    public int payloadLength() {
        return payloadLength;
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
