package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import org.jspecify.annotations.Nullable;

/** The part of the walk through links between two ends: PPP, by itself or over Ethernet, and Cisco HDLC. */
final class PppLayer {
    private final PppHeader ppp = new PppHeader();
    private final PppoeHeader pppoe = new PppoeHeader();
    private final ChdlcHeader chdlc = new ChdlcHeader();

    @Nullable
    LayerKind ppp(Walk walk) {
        if (!walk.passed(LayerKind.PPP, ppp, ppp.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        return switch (ppp.protocol()) {
            case PppHeader.IPV4, EtherType.IPV4 -> LayerKind.IP;
            case PppHeader.IPV6 -> LayerKind.IPV6;
            case PppHeader.MPLS, PppHeader.MPLS_MULTICAST -> LayerKind.MPLS;
            default -> walk.unsupported();
        };
    }

    @Nullable
    LayerKind chdlc(Walk walk) {
        if (!walk.passed(LayerKind.CHDLC, chdlc, chdlc.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        return switch (chdlc.protocol()) {
            case EtherType.IPV4 -> LayerKind.IP;
            case EtherType.IPV6 -> LayerKind.IPV6;
            case EtherType.MPLS, EtherType.MPLS_MULTICAST -> LayerKind.MPLS;
            default -> walk.unsupported();
        };
    }

    /** Of the session stage, behind which PPP follows. */
    @Nullable
    LayerKind session(Walk walk) {
        if (!walk.passed(LayerKind.PPPOES, pppoe, pppoe.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        walk.summary.encapsulated(Encapsulation.PPPOE);
        walk.limit(walk.offset + pppoe.payloadLength());
        return LayerKind.PPP;
    }

    @Nullable
    LayerKind discovery(Walk walk) {
        return walk.last(LayerKind.PPPOED, pppoe, pppoe.wrap(walk.frame, walk.offset, walk.end));
    }
}
