package dev.packetdash.decode;

import dev.packetdash.net.Frame;

/**
 * The packet that an ICMP error quotes: its IP header, and ports where it has them (RFC 792; RFC 4443, section 3.1).
 * Read from the frame when asked for: good until the frame moves on. Owned and moved by its {@link PacketSummary}.
 */
public final class QuotedPacket extends NetworkView {
    private static final int PORTS_LENGTH = 4;
    private static final int NO_END = Integer.MAX_VALUE;

    private final Ipv4Header ipv4 = new Ipv4Header();
    private final Ipv6Header ipv6 = new Ipv6Header();
    private Frame frame = new Frame();
    private int offset;

    /** Moves behind an ICMP header. */
    void at(Frame frame, int offset) {
        this.frame = frame;
        this.offset = offset;
    }

    /** Returns true where the quoted IP header is there, and so this view; extension headers are not followed. */
    public boolean read() {
        sourcePort = destinationPort = 0;
        if (ipv4.wrap(frame, offset, NO_END) == DecodeOutcome.COMPLETE) {
            readIpv4();
        } else if (ipv6.wrap(frame, offset, NO_END) == DecodeOutcome.COMPLETE) {
            readIpv6();
        } else {
            return false;
        }
        return true;
    }

    private void readIpv4() {
        network = NetworkClass.IPV4;
        ipv4Protocol(ipv4.protocol());
        fragment = ipv4.fragment();
        ipv4Addresses(ipv4.source(), ipv4.destination());
        if (ipv4.fragmentOffset() == 0) {
            readPorts(offset + ipv4.length);
        }
    }

    private void readIpv6() {
        network = NetworkClass.IPV6;
        ipv6Protocol(ipv6.nextHeader());
        fragment = FragmentPosition.NONE;
        ipv6Addresses(ipv6);
        readPorts(offset + ipv6.length);
    }

    private void readPorts(int at) {
        if (protocol.hasPorts() && frame.capturedLength() - at >= PORTS_LENGTH) {
            sourcePort = frame.u16(at);
            destinationPort = frame.u16(at + 2);
        }
    }
}
