package dev.packetdash.decode;

import org.jspecify.annotations.Nullable;

/** The end of the walk: one transport header. Only UDP may carry a tunnel. */
final class TransportLayer {
    private final TcpHeader tcp = new TcpHeader();
    private final UdpHeader udp = new UdpHeader();
    private final SctpHeader sctp = new SctpHeader();
    private final IcmpHeader icmp = new IcmpHeader(false);
    private final IcmpHeader icmpv6 = new IcmpHeader(true);
    private final IgmpHeader igmp = new IgmpHeader();
    private final EspHeader esp = new EspHeader();
    private final AhHeader ah = new AhHeader();
    private final OspfHeader ospf = new OspfHeader();
    private final VrrpHeader vrrp = new VrrpHeader();
    private final PimHeader pim = new PimHeader();

    @Nullable
    LayerKind tcp(Walk walk) {
        DecodeOutcome outcome = tcp.wrap(walk.frame, walk.offset, walk.end);
        PacketSummary summary = walk.summary;
        walk.readPorts();
        summary.transportDecoded = tcp.length > 0;
        summary.tcpFlagsRead = summary.transportDecoded || tcp.isCutBehindFlags(walk.end);
        if (summary.tcpFlagsRead) {
            summary.tcpFlags = tcp.flags();
            summary.payloadLength = walk.payloadAfter(Math.max(tcp.dataOffset(), TcpHeader.MINIMUM_LENGTH));
            summary.tcpKind = TcpKind.of(summary.tcpFlags, summary.payloadLength);
        }
        if (summary.transportDecoded) {
            summary.tcp.at(tcp.frame, tcp.offset, tcp.length);
        }
        return walk.last(LayerKind.TCP, tcp, outcome);
    }

    @Nullable
    LayerKind udp(Walk walk) {
        walk.readPorts();
        whole(walk, LayerKind.UDP, udp);
        boolean carries = walk.summary.transportDecoded && walk.summary.payloadLength > 0;
        return carries ? TunnelLayer.ofPorts(walk.summary.sourcePort, walk.summary.destinationPort) : null;
    }

    @Nullable
    LayerKind sctp(Walk walk) {
        boolean there = sctp.wrap(walk.frame, walk.offset, walk.end) == DecodeOutcome.COMPLETE;
        if (there) {
            walk.readPorts();
        }
        return whole(walk, LayerKind.SCTP, sctp);
    }

    @Nullable
    LayerKind icmp(Walk walk, LayerKind kind) {
        IcmpHeader header = kind == LayerKind.ICMPV6 ? icmpv6 : icmp;
        whole(walk, kind, header);
        if (walk.summary.transportDecoded) {
            walk.summary.icmpMessage = header.message();
            walk.summary.quoted.at(walk.frame, walk.offset);
        }
        return null;
    }

    @Nullable
    LayerKind igmp(Walk walk) {
        return whole(walk, LayerKind.IGMP, igmp);
    }

    @Nullable
    LayerKind esp(Walk walk) {
        return whole(walk, LayerKind.ESP, esp);
    }

    @Nullable
    LayerKind ah(Walk walk) {
        return whole(walk, LayerKind.AH, ah);
    }

    @Nullable
    LayerKind ospf(Walk walk) {
        return whole(walk, LayerKind.OSPF, ospf);
    }

    @Nullable
    LayerKind vrrp(Walk walk) {
        return whole(walk, LayerKind.VRRP, vrrp);
    }

    @Nullable
    LayerKind pim(Walk walk) {
        return whole(walk, LayerKind.PIM, pim);
    }

    /** A header that is all there or not decoded. */
    private static @Nullable LayerKind whole(Walk walk, LayerKind kind, Header header) {
        DecodeOutcome outcome = header.wrap(walk.frame, walk.offset, walk.end);
        if (outcome == DecodeOutcome.COMPLETE) {
            walk.summary.transportDecoded = true;
            walk.summary.payloadLength = walk.payloadAfter(header.length);
        }
        return walk.last(kind, header, outcome);
    }
}
