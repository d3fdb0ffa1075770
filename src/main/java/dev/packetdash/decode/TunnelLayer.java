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
    LayerKind mpls(Walk walk) {
        walk.summary.plainNetwork(NetworkClass.MPLS);
        if (!walk.passed(LayerKind.MPLS, mpls, mpls.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        walk.summary.encapsulated(Encapsulation.MPLS);
        if (!mpls.isBottom()) {
            return LayerKind.MPLS;
        }
        return mpls.label() == MplsHeader.ASSOCIATED_CHANNEL ? walk.unsupportedTunnel() : ofFirstBits(walk);
    }

    /** Nothing in the stack says what follows it: the first bits do, which are never those of IP in a pseudowire (RFC 4928). */
    private static @Nullable LayerKind ofFirstBits(Walk walk) {
        int first = walk.peek(DecodeLayer.ENCAPSULATION);
        return switch (first >> 4) {
            case 4 -> LayerKind.IP;
            case 6 -> LayerKind.IPV6;
            case 0 -> LayerKind.PWETHCW;
            default -> first < 0 ? null : walk.unsupportedTunnel();
        };
    }

    @Nullable
    LayerKind pseudowire(Walk walk) {
        DecodeOutcome outcome = pseudowire.wrap(walk.frame, walk.offset, walk.end);
        if (outcome == DecodeOutcome.COMPLETE && !pseudowire.isControlWord()) {
            return LayerKind.ETH;
        }
        return walk.passed(LayerKind.PWETHCW, pseudowire, outcome) ? LayerKind.ETH : null;
    }

    @Nullable
    LayerKind gre(Walk walk) {
        if (!walk.passed(LayerKind.GRE, gre, gre.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        walk.summary.encapsulated(Encapsulation.GRE);
        return switch (gre.protocolType()) {
            case EtherType.IPV4 -> LayerKind.IP;
            case EtherType.IPV6 -> LayerKind.IPV6;
            case EtherType.ARP -> LayerKind.ARP;
            case EtherType.MPLS, EtherType.MPLS_MULTICAST -> LayerKind.MPLS;
            case EtherType.BRIDGED_ETHERNET, EtherType.EOIP -> LayerKind.ETH;
            case EtherType.PPP -> LayerKind.PPP;
            case EtherType.ERSPAN, EtherType.ERSPAN_III -> mirrored(walk);
            case EtherType.WCCP -> redirected(walk);
            case GreHeader.KEEP_ALIVE -> walk.stop(DecodeOutcome.COMPLETE, DecodeLayer.ENCAPSULATION);
            default -> walk.unsupportedTunnel();
        };
    }

    /** ERSPAN of type I is told by GRE's missing sequence number. */
    private LayerKind mirrored(Walk walk) {
        walk.summary.encapsulated(Encapsulation.ERSPAN);
        return gre.hasSequence() || gre.protocolType() == EtherType.ERSPAN_III ? LayerKind.ERSPAN : LayerKind.ETH;
    }

    /** WCCP version 2 has a header of four bytes before the packet, version 1 has none; only the packet begins with a 4. */
    private static @Nullable LayerKind redirected(Walk walk) {
        int first = walk.peek(DecodeLayer.ENCAPSULATION);
        if (first >> 4 != 4) {
            walk.offset += REDIRECT_LENGTH;
        }
        return first < 0 ? null : LayerKind.IP;
    }

    @Nullable
    LayerKind erspan(Walk walk) {
        DecodeOutcome outcome = erspan.wrap(walk.frame, walk.offset, walk.end);
        if (!walk.passed(LayerKind.ERSPAN, erspan, outcome)) {
            return null;
        }
        return erspan.isKnown() ? LayerKind.ETH : walk.unsupportedTunnel();
    }

    @Nullable
    LayerKind vxlan(Walk walk) {
        if (!walk.passed(LayerKind.VXLAN, vxlan, vxlan.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        walk.summary.encapsulated(Encapsulation.VXLAN);
        boolean generic = walk.summary.destinationPort == VXLAN_GPE_PORT || walk.summary.sourcePort == VXLAN_GPE_PORT;
        if (!generic) {
            return LayerKind.ETH;
        }
        return switch (vxlan.nextProtocol()) {
            case VxlanHeader.IPV4 -> LayerKind.IP;
            case VxlanHeader.IPV6 -> LayerKind.IPV6;
            case VxlanHeader.ETHERNET -> LayerKind.ETH;
            case VxlanHeader.MPLS -> LayerKind.MPLS;
            default -> walk.unsupportedTunnel();
        };
    }

    @Nullable
    LayerKind etherIp(Walk walk) {
        if (!walk.passed(LayerKind.ETHERIP, etherIp, etherIp.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        return etherIp.isKnown() ? LayerKind.ETH : walk.unsupportedTunnel();
    }

    @Nullable
    LayerKind geneve(Walk walk) {
        if (!walk.passed(LayerKind.GENEVE, geneve, geneve.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        walk.summary.encapsulated(Encapsulation.GENEVE);
        return LinkLayer.ofEtherType(walk, geneve.protocolType());
    }

    @Nullable
    LayerKind gtp(Walk walk) {
        if (!walk.holds(Integer.BYTES) || !GtpHeader.isMessage(walk.frame, walk.offset, datagramPayload(walk))) {
            return null;
        }
        if (!walk.passed(LayerKind.GTP, gtp, gtp.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        walk.summary.encapsulated(Encapsulation.GTP);
        if (gtp.messageType() != GtpHeader.G_PDU) {
            return walk.stop(DecodeOutcome.COMPLETE, DecodeLayer.ENCAPSULATION);
        }
        int first = walk.peek(DecodeLayer.ENCAPSULATION);
        return switch (first >> 4) {
            case 4 -> LayerKind.IP;
            case 6 -> LayerKind.IPV6;
            default -> first < 0 ? null : walk.unsupportedTunnel();
        };
    }

    @Nullable
    LayerKind teredo(Walk walk) {
        DecodeOutcome outcome = teredo.wrap(walk.frame, walk.offset, walk.end);
        int packet = walk.offset + teredo.length;
        int rest = datagramPayload(walk) - teredo.length - Ipv6Header.LENGTH;
        boolean carries = outcome == DecodeOutcome.COMPLETE
                && ofTeredo.wrap(walk.frame, packet, walk.end) == DecodeOutcome.COMPLETE
                && ofTeredo.payloadLength() <= rest
                && TeredoHeader.isCarried(ofTeredo);
        if (!carries) {
            return null;
        }
        walk.summary.encapsulated(Encapsulation.TEREDO);
        walk.summary.layer(LayerKind.TEREDO, walk.offset, teredo.length);
        walk.offset = packet;
        return LayerKind.IPV6;
    }

    @Nullable
    LayerKind wireGuard(Walk walk) {
        if (!walk.holds(Integer.BYTES) || !WireGuardHeader.isMessage(walk.frame, walk.offset, datagramPayload(walk))) {
            return null;
        }
        if (!walk.passed(LayerKind.WG, wireGuard, wireGuard.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        walk.summary.encapsulated(Encapsulation.WIREGUARD);
        return walk.stop(DecodeOutcome.COMPLETE, DecodeLayer.ENCAPSULATION);
    }

    /**
     * Bytes behind the UDP header just passed, by its own account: of the whole datagram, be this its first fragment
     * only.
     */
    private static int datagramPayload(Walk walk) {
        return UdpHeader.lengthBefore(walk.frame, walk.offset) - UdpHeader.LENGTH;
    }
}
