package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import org.jspecify.annotations.Nullable;

/**
 * The part of the walk through what carries a packet or a frame inside another: MPLS, GRE, ERSPAN, VXLAN, Geneve,
 * EtherIP, GTP-U, Teredo, and WireGuard, whose inside is encrypted. The last three are told from whatever else uses
 * their ports, which stays plain UDP.
 */
final class TunnelLayer {
    /** IANA service names and port numbers. */
    private static final int GRE_PORT = 4754;

    private static final int GTP_USER_PORT = 2152;
    private static final int TEREDO_PORT = 3544;
    private static final int VXLAN_PORT = 4789;
    private static final int VXLAN_GPE_PORT = 4790;
    private static final int GENEVE_PORT = 6081;
    private static final int MPLS_PORT = 6635;
    /** Of WireGuard's own choice; IANA has given it no port. */
    private static final int WIREGUARD_PORT = 51_820;

    private static final int REDIRECT_LENGTH = 4;

    private final MplsHeader mpls = new MplsHeader();
    private final PseudowireHeader pseudowire = new PseudowireHeader();
    private final GreHeader gre = new GreHeader();
    private final ErspanHeader erspan = new ErspanHeader();
    private final VxlanHeader vxlan = new VxlanHeader();
    private final GeneveHeader geneve = new GeneveHeader();
    private final EtherIpHeader etherIp = new EtherIpHeader();
    private final GtpHeader gtp = new GtpHeader();
    private final TeredoHeader teredo = new TeredoHeader();
    private final Ipv6Header ofTeredo = new Ipv6Header();
    private final WireGuardHeader wireGuard = new WireGuardHeader();

    /** What a UDP datagram between these ports carries, the lower one asked first; null where it is no tunnel. */
    static @Nullable LayerKind ofPorts(int one, int other) {
        LayerKind carried = ofPort(Math.min(one, other));
        return carried == null ? ofPort(Math.max(one, other)) : carried;
    }

    /** True for a port at either end that makes a datagram a tunnel. */
    static boolean isTunnel(int one, int other) {
        return ofPort(one) != null || ofPort(other) != null;
    }

    private static @Nullable LayerKind ofPort(int port) {
        return switch (port) {
            case GRE_PORT -> LayerKind.GRE;
            case VXLAN_PORT, VXLAN_GPE_PORT -> LayerKind.VXLAN;
            case GENEVE_PORT -> LayerKind.GENEVE;
            case MPLS_PORT -> LayerKind.MPLS;
            case GTP_USER_PORT -> LayerKind.GTP;
            case TEREDO_PORT -> LayerKind.TEREDO;
            case WIREGUARD_PORT -> LayerKind.WG;
            default -> null;
        };
    }

    @Nullable
    LayerKind mpls(DecodeState state) {
        state.summary.plainNetwork(NetworkClass.MPLS);
        if (!state.passed(LayerKind.MPLS, mpls, mpls.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        state.summary.encapsulated(Encapsulation.MPLS);
        if (!mpls.isBottom()) {
            return LayerKind.MPLS;
        }
        return mpls.label() == MplsHeader.ASSOCIATED_CHANNEL ? state.unsupportedTunnel() : ofFirstBits(state);
    }

    /**
     * Nothing in the stack says what follows it: the first bits do, which are never those of IP in a pseudowire (RFC
     * 4928).
     */
    private static @Nullable LayerKind ofFirstBits(DecodeState state) {
        int first = state.peek(DecodeLayer.ENCAPSULATION);
        return switch (first >> 4) {
            case 4 -> LayerKind.IP;
            case 6 -> LayerKind.IPV6;
            case 0 -> LayerKind.PWETHCW;
            default -> first < 0 ? null : state.unsupportedTunnel();
        };
    }

    @Nullable
    LayerKind pseudowire(DecodeState state) {
        DecodeOutcome outcome = pseudowire.wrap(state.frame, state.offset, state.end);
        if (outcome == DecodeOutcome.COMPLETE && !pseudowire.isControlWord()) {
            return LayerKind.ETH;
        }
        return state.passed(LayerKind.PWETHCW, pseudowire, outcome) ? LayerKind.ETH : null;
    }

    @Nullable
    LayerKind gre(DecodeState state) {
        if (!state.passed(LayerKind.GRE, gre, gre.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        state.summary.encapsulated(Encapsulation.GRE);
        return switch (gre.protocolType()) {
            case EtherType.IPV4 -> LayerKind.IP;
            case EtherType.IPV6 -> LayerKind.IPV6;
            case EtherType.ARP -> LayerKind.ARP;
            case EtherType.MPLS, EtherType.MPLS_MULTICAST -> LayerKind.MPLS;
            case EtherType.BRIDGED_ETHERNET, EtherType.EOIP -> LayerKind.ETH;
            case EtherType.PPP -> LayerKind.PPP;
            case EtherType.ERSPAN, EtherType.ERSPAN_III -> mirrored(state);
            case EtherType.WCCP -> redirected(state);
            case GreHeader.KEEP_ALIVE -> state.stop(DecodeOutcome.COMPLETE, DecodeLayer.ENCAPSULATION);
            default -> state.unsupportedTunnel();
        };
    }

    /** ERSPAN of type I is told by GRE's missing sequence number. */
    private LayerKind mirrored(DecodeState state) {
        state.summary.encapsulated(Encapsulation.ERSPAN);
        return gre.hasSequence() || gre.protocolType() == EtherType.ERSPAN_III ? LayerKind.ERSPAN : LayerKind.ETH;
    }

    /**
     * WCCP version 2 has a header of four bytes before the packet, version 1 has none; only the packet begins with a 4.
     */
    private static @Nullable LayerKind redirected(DecodeState state) {
        int first = state.peek(DecodeLayer.ENCAPSULATION);
        if (first >> 4 != 4) {
            state.offset += REDIRECT_LENGTH;
        }
        return first < 0 ? null : LayerKind.IP;
    }

    @Nullable
    LayerKind erspan(DecodeState state) {
        DecodeOutcome outcome = erspan.wrap(state.frame, state.offset, state.end);
        if (!state.passed(LayerKind.ERSPAN, erspan, outcome)) {
            return null;
        }
        return erspan.isKnown() ? LayerKind.ETH : state.unsupportedTunnel();
    }

    @Nullable
    LayerKind vxlan(DecodeState state) {
        if (!state.passed(LayerKind.VXLAN, vxlan, vxlan.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        state.summary.encapsulated(Encapsulation.VXLAN);
        boolean generic = state.summary.destinationPort == VXLAN_GPE_PORT || state.summary.sourcePort == VXLAN_GPE_PORT;
        if (!generic) {
            return LayerKind.ETH;
        }
        return switch (vxlan.nextProtocol()) {
            case VxlanHeader.IPV4 -> LayerKind.IP;
            case VxlanHeader.IPV6 -> LayerKind.IPV6;
            case VxlanHeader.ETHERNET -> LayerKind.ETH;
            case VxlanHeader.MPLS -> LayerKind.MPLS;
            default -> state.unsupportedTunnel();
        };
    }

    @Nullable
    LayerKind etherIp(DecodeState state) {
        if (!state.passed(LayerKind.ETHERIP, etherIp, etherIp.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        return etherIp.isKnown() ? LayerKind.ETH : state.unsupportedTunnel();
    }

    @Nullable
    LayerKind geneve(DecodeState state) {
        if (!state.passed(LayerKind.GENEVE, geneve, geneve.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        state.summary.encapsulated(Encapsulation.GENEVE);
        return LinkLayer.ofEtherType(state, geneve.protocolType());
    }

    @Nullable
    LayerKind gtp(DecodeState state) {
        if (!state.holds(Integer.BYTES) || !GtpHeader.isMessage(state.frame, state.offset, datagramPayload(state))) {
            return null;
        }
        if (!state.passed(LayerKind.GTP, gtp, gtp.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        state.summary.encapsulated(Encapsulation.GTP);
        if (gtp.messageType() != GtpHeader.G_PDU) {
            return state.stop(DecodeOutcome.COMPLETE, DecodeLayer.ENCAPSULATION);
        }
        int first = state.peek(DecodeLayer.ENCAPSULATION);
        return switch (first >> 4) {
            case 4 -> LayerKind.IP;
            case 6 -> LayerKind.IPV6;
            default -> first < 0 ? null : state.unsupportedTunnel();
        };
    }

    @Nullable
    LayerKind teredo(DecodeState state) {
        DecodeOutcome outcome = teredo.wrap(state.frame, state.offset, state.end);
        int packet = state.offset + teredo.length;
        int rest = datagramPayload(state) - teredo.length - Ipv6Header.LENGTH;
        boolean carries = outcome == DecodeOutcome.COMPLETE
                && ofTeredo.wrap(state.frame, packet, state.end) == DecodeOutcome.COMPLETE
                && ofTeredo.payloadLength() <= rest
                && TeredoHeader.isCarried(ofTeredo);
        if (!carries) {
            return null;
        }
        state.summary.encapsulated(Encapsulation.TEREDO);
        state.summary.layer(LayerKind.TEREDO, state.offset, teredo.length);
        state.offset = packet;
        return LayerKind.IPV6;
    }

    @Nullable
    LayerKind wireGuard(DecodeState state) {
        if (!state.holds(Integer.BYTES)
                || !WireGuardHeader.isMessage(state.frame, state.offset, datagramPayload(state))) {
            return null;
        }
        if (!state.passed(LayerKind.WG, wireGuard, wireGuard.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        state.summary.encapsulated(Encapsulation.WIREGUARD);
        return state.stop(DecodeOutcome.COMPLETE, DecodeLayer.ENCAPSULATION);
    }

    /**
     * Bytes behind the UDP header just passed, by its own account: of the whole datagram, be this its first fragment
     * only.
     */
    private static int datagramPayload(DecodeState state) {
        return UdpHeader.lengthBefore(state.frame, state.offset) - UdpHeader.LENGTH;
    }
}
