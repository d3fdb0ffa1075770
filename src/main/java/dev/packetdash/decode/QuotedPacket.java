package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;

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

    /** True where the quoted IP header is there, and so all of this view; extension headers are not followed. */
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
        ipProtocol = ipv4.protocol();
        protocol = Protocol.ofIpv4(ipProtocol);
        fragment = ipv4.fragment();
        sourceHigh = destinationHigh = IpAddress.IPV4_HIGH;
        sourceLow = ipv4.source() & 0xffff_ffffL;
        destinationLow = ipv4.destination() & 0xffff_ffffL;
        if (ipv4.fragmentOffset() == 0) {
            readPorts(offset + ipv4.length);
        }
    }

    private void readIpv6() {
        network = NetworkClass.IPV6;
        ipProtocol = ipv6.nextHeader();
        protocol = Protocol.ofIpv6(ipProtocol);
        fragment = FragmentPosition.NONE;
        sourceHigh = ipv6.sourceHigh();
        sourceLow = ipv6.sourceLow();
        destinationHigh = ipv6.destinationHigh();
        destinationLow = ipv6.destinationLow();
        readPorts(offset + ipv6.length);
    }

    private void readPorts(int at) {
        if (protocol.hasPorts() && frame.capturedLength() - at >= PORTS_LENGTH) {
            sourcePort = frame.u16(at);
            destinationPort = frame.u16(at + 2);
        }
    }
}
