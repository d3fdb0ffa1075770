package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import org.jspecify.annotations.Nullable;

/** The part of the walk through links between two ends: PPP, by itself or over Ethernet, and Cisco HDLC. */
final class PppLayer {
    private final PppHeader ppp = new PppHeader();
    private final PppoeHeader pppoe = new PppoeHeader();
    private final ChdlcHeader chdlc = new ChdlcHeader();

    @Nullable
    LayerKind ppp(DecodeState state) {
        if (!state.passed(LayerKind.PPP, ppp, ppp.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        return switch (ppp.protocol()) {
            case PppHeader.IPV4, EtherType.IPV4 -> LayerKind.IP;
            case PppHeader.IPV6 -> LayerKind.IPV6;
            case PppHeader.MPLS, PppHeader.MPLS_MULTICAST -> LayerKind.MPLS;
            default -> state.unsupported();
        };
    }

    @Nullable
    LayerKind chdlc(DecodeState state) {
        if (!state.passed(LayerKind.CHDLC, chdlc, chdlc.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        return switch (chdlc.protocol()) {
            case EtherType.IPV4 -> LayerKind.IP;
            case EtherType.IPV6 -> LayerKind.IPV6;
            case EtherType.MPLS, EtherType.MPLS_MULTICAST -> LayerKind.MPLS;
            default -> state.unsupported();
        };
    }

    /** Of the session stage, behind which PPP follows. */
    @Nullable
    LayerKind session(DecodeState state) {
        if (!state.passed(LayerKind.PPPOES, pppoe, pppoe.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        state.summary.encapsulated(Encapsulation.PPPOE);
        state.limit(state.offset + pppoe.payloadLength());
        return LayerKind.PPP;
    }

    @Nullable
    LayerKind discovery(DecodeState state) {
        return state.last(LayerKind.PPPOED, pppoe, pppoe.wrap(state.frame, state.offset, state.end));
    }
}
