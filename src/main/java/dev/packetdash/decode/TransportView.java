package dev.packetdash.decode;

/** A network header of a packet with the transport header behind it. */
public abstract sealed class TransportView extends NetworkView permits FrameView {
    final TcpSegment tcp = new TcpSegment();
    final QuotedPacket quoted = new QuotedPacket();

    boolean transportDecoded;
    boolean tcpFlagsRead;
    int tcpFlags;
    TcpKind tcpKind = TcpKind.OTHER;
    IcmpMessage icmpMessage = IcmpMessage.OTHER;
    int icmpType;
    int payloadLength;

    TransportView() {}

    @Override
    void forget() {
        super.forget();
        transportDecoded = tcpFlagsRead = false;
        tcpFlags = 0;
        tcpKind = TcpKind.OTHER;
        icmpMessage = IcmpMessage.OTHER;
        payloadLength = 0;
    }

    /** Returns true where the fixed part of the transport header was there: flags, ports and ICMP type are good. */
    public boolean transportDecoded() {
        return transportDecoded;
    }

    /** Returns true where a TCP header was there at least up to its flags: these and the segment's kind are good. */
    public boolean tcpFlagsRead() {
        return tcpFlagsRead;
    }

    /** Returns the low eight flag bits; meaningful only where they were {@linkplain #tcpFlagsRead read}. */
    public int tcpFlags() {
        return tcpFlags;
    }

    /** Returns what the segment is for; meaningful only where its flags were {@linkplain #tcpFlagsRead read}. */
    public TcpKind tcpKind() {
        return tcpKind;
    }

    /**
     * Returns the other fields of a TCP header; meaningful only where it was decoded, and only while the frame is
     * there. The same object for every packet.
     */
    public TcpSegment tcp() {
        return tcp;
    }

    /** Returns what a message is for; meaningful only for decoded ICMP and ICMPv6. */
    public IcmpMessage icmpMessage() {
        return icmpMessage;
    }

    /** Returns the type by its number, which ICMP and ICMPv6 give another meaning; meaningful only for these two. */
    public int icmpType() {
        return icmpType;
    }

    /**
     * Returns the packet that an ICMP or ICMPv6 error quotes; meaningful only for decoded errors, and only while the
     * frame is there. The same object for every packet.
     */
    public QuotedPacket quoted() {
        return quoted;
    }

    /**
     * Returns the bytes after the transport header by the IP length field, captured or not; Ethernet padding is no
     * payload.
     */
    public int payloadLength() {
        return payloadLength;
    }
}
