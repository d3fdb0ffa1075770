package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.LinkType;

/**
 * Decodes in one go what nearly every packet is: Ethernet, at most one VLAN tag, IPv4 without options or IPv6 without
 * extension headers, TCP or a UDP that carries no tunnel, none of it cut or in pieces. The summary is the one the
 * general way would make, which is asked for all the rest.
 */
final class FastPath {
    /** Per network header, with a tag and without: the kinds of TCP segments, and UDP. */
    private static final int KINDS_OF_TRANSPORT = TcpKind.values().length + 1;

    static final int KINDS = 4 * KINDS_OF_TRANSPORT;

    private static final int TAGGED_LENGTH = EthernetHeader.LENGTH + VlanHeader.LENGTH;
    private static final int IPV4_WITHOUT_OPTIONS = 0x45;
    private static final int IPV4_FRAGMENT_MASK = Ipv4Header.MORE_FRAGMENTS | Ipv4Header.OFFSET_MASK;

    private FastPath() {}

    /** Returns false where the packet is of another kind; nothing has been written then. */
    static boolean decode(DecodeState state) {
        Frame frame = state.frame;
        int end = Math.min(frame.capturedLength(), frame.wireLength());
        if (frame.linkType() != LinkType.ETHERNET || end < TAGGED_LENGTH) {
            return false;
        }
        boolean tagged = frame.u16(EthernetHeader.ETHER_TYPE) == EtherType.VLAN;
        int network = tagged ? TAGGED_LENGTH : EthernetHeader.LENGTH;
        return switch (frame.u16(network - Short.BYTES)) {
            case EtherType.IPV4 -> ipv4(state, network, end);
            case EtherType.IPV6 -> ipv6(state, network, end);
            default -> false;
        };
    }

    private static boolean ipv4(DecodeState state, int ip, int end) {
        Frame frame = state.frame;
        int transport = ip + Ipv4Header.MINIMUM_LENGTH;
        if (transport > end
                || frame.u8(ip) != IPV4_WITHOUT_OPTIONS
                || (frame.u16(ip + Ipv4Header.FLAGS_AND_OFFSET) & IPV4_FRAGMENT_MASK) != 0) {
            return false;
        }
        int ipEnd = ip + frame.u16(ip + Ipv4Header.TOTAL_LENGTH);
        int protocol = frame.u8(ip + Ipv4Header.PROTOCOL);
        int length = transportLength(frame, protocol, transport, Math.min(end, ipEnd));
        if (length == 0) {
            return false;
        }
        PacketSummary summary = state.summary;
        link(frame, summary, ip);
        summary.network = NetworkClass.IPV4;
        summary.ipv4Addresses(frame.i32(ip + Ipv4Header.SOURCE), frame.i32(ip + Ipv4Header.DESTINATION));
        summary.layer(LayerKind.IP, ip, Ipv4Header.MINIMUM_LENGTH);
        transport(state, protocol, transport, length, ipEnd);
        return true;
    }

    private static boolean ipv6(DecodeState state, int ip, int end) {
        Frame frame = state.frame;
        int transport = ip + Ipv6Header.LENGTH;
        if (transport > end || frame.u8(ip) >>> 4 != 6) {
            return false;
        }
        int ipEnd = transport + frame.u16(ip + Ipv6Header.PAYLOAD_LENGTH);
        int protocol = frame.u8(ip + Ipv6Header.NEXT_HEADER);
        int length = transportLength(frame, protocol, transport, Math.min(end, ipEnd));
        if (length == 0) {
            return false;
        }
        PacketSummary summary = state.summary;
        link(frame, summary, ip);
        summary.network = NetworkClass.IPV6;
        summary.sourceHigh = frame.i64(ip + Ipv6Header.SOURCE);
        summary.sourceLow = frame.i64(ip + Ipv6Header.SOURCE + Long.BYTES);
        summary.destinationHigh = frame.i64(ip + Ipv6Header.DESTINATION);
        summary.destinationLow = frame.i64(ip + Ipv6Header.DESTINATION + Long.BYTES);
        summary.layer(LayerKind.IPV6, ip, Ipv6Header.LENGTH);
        transport(state, protocol, transport, length, ipEnd);
        return true;
    }

    /** Returns the transport header's length; 0 where it is not TCP or UDP, is not all there, or carries a tunnel. */
    private static int transportLength(Frame frame, int protocol, int offset, int end) {
        int length = 0;
        if (protocol == IpProtocol.TCP && offset + TcpHeader.MINIMUM_LENGTH <= end) {
            length = frame.u8(offset + TcpHeader.DATA_OFFSET) >>> 4 << 2;
            return length >= TcpHeader.MINIMUM_LENGTH && offset + length <= end ? length : 0;
        }
        if (protocol == IpProtocol.UDP && offset + UdpHeader.LENGTH <= end) {
            boolean plain = frame.u16(offset + UdpHeader.DATAGRAM_LENGTH) >= UdpHeader.LENGTH
                    && !NextHeader.isTunnel(frame.u16(offset), frame.u16(offset + Short.BYTES));
            length = plain ? UdpHeader.LENGTH : 0;
        }
        return length;
    }

    /** Nothing has been written before this. */
    private static void link(Frame frame, PacketSummary summary, int network) {
        summary.resetForFastPath(frame);
        // With what follows, which is there: one read for each.
        summary.destinationMac = frame.i64(EthernetHeader.DESTINATION) >>> Short.SIZE;
        summary.sourceMac = frame.i64(EthernetHeader.SOURCE) >>> Short.SIZE;
        summary.layer(LayerKind.ETH, 0, EthernetHeader.LENGTH);
        if (network == TAGGED_LENGTH) {
            summary.layer(LayerKind.VLAN, EthernetHeader.LENGTH, VlanHeader.LENGTH);
            summary.vlanTags = 1;
            summary.encapsulated(Encapsulation.VLAN);
        }
    }

    private static void transport(DecodeState state, int protocol, int offset, int length, int ipEnd) {
        Frame frame = state.frame;
        PacketSummary summary = state.summary;
        summary.networkHeaders = 1;
        summary.ipProtocol = protocol;
        summary.addressed = true;
        summary.sourcePort = frame.u16(offset);
        summary.destinationPort = frame.u16(offset + Short.BYTES);
        summary.transportDecoded = true;
        summary.payloadLength = ipEnd - offset - length;
        boolean tcp = protocol == IpProtocol.TCP;
        summary.protocol = tcp ? Protocol.TCP : Protocol.UDP;
        summary.layer(tcp ? LayerKind.TCP : LayerKind.UDP, offset, length);
        summary.tcpFlagsRead = tcp;
        summary.tcpFlags = tcp ? frame.u8(offset + TcpHeader.FLAGS) : 0;
        summary.tcpKind = tcp ? TcpKind.of(summary.tcpFlags, summary.payloadLength) : TcpKind.OTHER;
        if (tcp) {
            summary.tcp.at(frame, offset, length);
        }
        summary.stop(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
        summary.fastPathKind = kind(summary);
        state.direct();
    }

    private static int kind(PacketSummary summary) {
        int network = 2 * summary.vlanTags + (summary.network == NetworkClass.IPV4 ? 0 : 1);
        boolean tcp = summary.protocol == Protocol.TCP;
        return network * KINDS_OF_TRANSPORT + (tcp ? summary.tcpKind.ordinal() : KINDS_OF_TRANSPORT - 1);
    }
}
