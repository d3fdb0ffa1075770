package dev.packetdash.decode;

import org.jspecify.annotations.Nullable;

/** The end of the walk: one transport header. */
final class TransportLayer {
    private final TcpHeader tcp = new TcpHeader();
    private final UdpHeader udp = new UdpHeader();
    private final SctpHeader sctp = new SctpHeader();
    private final IcmpHeader icmp = new IcmpHeader(false);
    private final IcmpHeader icmpv6 = new IcmpHeader(true);

    @Nullable
    LayerKind tcp(Walk walk) {
        DecodeOutcome outcome = tcp.wrap(walk.frame, walk.offset, walk.end);
        PacketSummary summary = walk.summary;
        walk.readPorts();
        if (tcp.length > 0) {
            summary.transportDecoded = true;
            summary.tcpFlags = tcp.flags();
            summary.payloadLength = walk.payloadAfter(Math.max(tcp.dataOffset(), TcpHeader.MINIMUM_LENGTH));
            summary.tcpKind = TcpKind.of(summary.tcpFlags, summary.payloadLength);
        }
        return walk.last(LayerKind.TCP, tcp, outcome);
    }

    @Nullable
    LayerKind udp(Walk walk) {
        walk.readPorts();
        return whole(walk, LayerKind.UDP, udp, udp.wrap(walk.frame, walk.offset, walk.end));
    }

    @Nullable
    LayerKind sctp(Walk walk) {
        walk.readPorts();
        return whole(walk, LayerKind.SCTP, sctp, sctp.wrap(walk.frame, walk.offset, walk.end));
    }

    @Nullable
    LayerKind icmp(Walk walk, LayerKind kind) {
        IcmpHeader header = kind == LayerKind.ICMPV6 ? icmpv6 : icmp;
        DecodeOutcome outcome = header.wrap(walk.frame, walk.offset, walk.end);
        if (outcome == DecodeOutcome.COMPLETE) {
            walk.summary.icmpMessage = header.message();
        }
        return whole(walk, kind, header, outcome);
    }

    /** A header without options: all there or not decoded. */
    private static @Nullable LayerKind whole(Walk walk, LayerKind kind, Header header, DecodeOutcome outcome) {
        if (outcome == DecodeOutcome.COMPLETE) {
            walk.summary.transportDecoded = true;
            walk.summary.payloadLength = walk.payloadAfter(header.length);
        }
        return walk.last(kind, header, outcome);
    }
}
