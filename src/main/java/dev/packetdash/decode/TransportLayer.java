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
    LayerKind tcp(DecodeState state) {
        DecodeOutcome outcome = tcp.wrap(state.frame, state.offset, state.end);
        PacketSummary summary = state.summary;
        state.readPorts();
        summary.transportDecoded = tcp.length > 0;
        summary.tcpFlagsRead = summary.transportDecoded || tcp.isCutBehindFlags(state.end);
        if (summary.tcpFlagsRead) {
            summary.tcpFlags = tcp.flags();
            summary.payloadLength = state.payloadAfter(Math.max(tcp.dataOffset(), TcpHeader.MINIMUM_LENGTH));
            summary.tcpKind = TcpKind.of(summary.tcpFlags, summary.payloadLength);
        }
        if (summary.transportDecoded) {
            summary.tcp.at(tcp.frame, tcp.offset, tcp.length);
        }
        return state.last(LayerKind.TCP, tcp, outcome);
    }

    @Nullable
    LayerKind udp(DecodeState state) {
        state.readPorts();
        whole(state, LayerKind.UDP, udp);
        boolean carries = state.summary.transportDecoded && state.summary.payloadLength > 0;
        return carries ? TunnelLayer.ofPorts(state.summary.sourcePort, state.summary.destinationPort) : null;
    }

    @Nullable
    LayerKind sctp(DecodeState state) {
        boolean there = sctp.wrap(state.frame, state.offset, state.end) == DecodeOutcome.COMPLETE;
        if (there) {
            state.readPorts();
        }
        return whole(state, LayerKind.SCTP, sctp);
    }

    @Nullable
    LayerKind icmp(DecodeState state, LayerKind kind) {
        IcmpHeader header = kind == LayerKind.ICMPV6 ? icmpv6 : icmp;
        whole(state, kind, header);
        if (state.summary.transportDecoded) {
            state.summary.icmpMessage = header.message();
            state.summary.quoted.at(state.frame, state.offset);
        }
        return null;
    }

    @Nullable
    LayerKind igmp(DecodeState state) {
        return whole(state, LayerKind.IGMP, igmp);
    }

    @Nullable
    LayerKind esp(DecodeState state) {
        return whole(state, LayerKind.ESP, esp);
    }

    @Nullable
    LayerKind ah(DecodeState state) {
        return whole(state, LayerKind.AH, ah);
    }

    @Nullable
    LayerKind ospf(DecodeState state) {
        return whole(state, LayerKind.OSPF, ospf);
    }

    @Nullable
    LayerKind vrrp(DecodeState state) {
        return whole(state, LayerKind.VRRP, vrrp);
    }

    @Nullable
    LayerKind pim(DecodeState state) {
        return whole(state, LayerKind.PIM, pim);
    }

    /** A header that is all there or not decoded. */
    private static @Nullable LayerKind whole(DecodeState state, LayerKind kind, Header header) {
        DecodeOutcome outcome = header.wrap(state.frame, state.offset, state.end);
        if (outcome == DecodeOutcome.COMPLETE) {
            state.summary.transportDecoded = true;
            state.summary.payloadLength = state.payloadAfter(header.length);
        }
        return state.last(kind, header, outcome);
    }
}
