package dev.packetdash.decode;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpProtocol;
import org.jspecify.annotations.Nullable;

/** The part of the walk through ARP, IPv4, IPv6 and the extension headers. */
final class NetworkLayer {
    private static final long IPV4_MASK = 0xffff_ffffL;

    private final ArpHeader arp = new ArpHeader();
    private final Ipv4Header ipv4 = new Ipv4Header();
    private final Ipv6Header ipv6 = new Ipv6Header();
    private final Ipv6OptionsHeader options = new Ipv6OptionsHeader();
    private final Ipv6RoutingHeader routing = new Ipv6RoutingHeader();
    private final Ipv6FragmentHeader fragment = new Ipv6FragmentHeader();

    @Nullable
    LayerKind arp(DecodeState state) {
        DecodeOutcome outcome = arp.wrap(state.frame, state.offset, state.end);
        PacketSummary summary = state.summary;
        summary.network(NetworkClass.ARP, Protocol.ARP);
        if (outcome == DecodeOutcome.COMPLETE) {
            summary.arpOperation = arp.operation();
            if (arp.hasIpv4()) {
                ipv4Addresses(summary, arp.senderIpv4(), arp.targetIpv4());
            }
        }
        return state.last(LayerKind.ARP, arp, outcome);
    }

    @Nullable
    LayerKind ipv4(DecodeState state) {
        DecodeOutcome outcome = ipv4.wrap(state.frame, state.offset, state.end);
        PacketSummary summary = state.summary;
        summary.network(NetworkClass.IPV4, Protocol.OTHER_IP);
        int readable = ipv4.readable(state.end);
        if (readable > Ipv4Header.FRAGMENT_END) {
            summary.fragment = ipv4.fragment();
        }
        if (readable > Ipv4Header.PROTOCOL) {
            summary.ipProtocol = ipv4.protocol();
            summary.protocol = Protocol.ofIpv4(ipv4.protocol());
        }
        if (readable >= Ipv4Header.MINIMUM_LENGTH && ipv4.hasReadableOptions(state.end)) {
            summary.addressed = true;
            ipv4Addresses(summary, ipv4.source(), ipv4.destination());
            state.direct();
        }
        if (!state.passed(LayerKind.IP, ipv4, outcome)) {
            return ipv4.isIpv6(state.end) ? LayerKind.IPV6 : null;
        }
        if (ipv4.totalLength() > 0) {
            state.limit(ipv4.offset + ipv4.totalLength());
        }
        return ipv4.fragmentOffset() > 0 ? state.stop(DecodeOutcome.COMPLETE, DecodeLayer.NETWORK) : transport(state);
    }

    @Nullable
    LayerKind ipv6(DecodeState state) {
        DecodeOutcome outcome = ipv6.wrap(state.frame, state.offset, state.end);
        if (ipv6.isOfOtherVersion(state.end)) {
            return state.stop(outcome, DecodeLayer.NETWORK);
        }
        PacketSummary summary = state.summary;
        summary.network(NetworkClass.IPV6, Protocol.OTHER_IP);
        if (ipv6.isCutBehindNextHeader(state.end)) {
            summary.ipProtocol = ipv6.nextHeader();
            summary.protocol = Protocol.ofIpv6(ipv6.nextHeader());
        }
        if (!state.passed(LayerKind.IPV6, ipv6, outcome)) {
            return null;
        }
        summary.addressed = true;
        summary.sourceHigh = ipv6.sourceHigh();
        summary.sourceLow = ipv6.sourceLow();
        summary.destinationHigh = ipv6.destinationHigh();
        summary.destinationLow = ipv6.destinationLow();
        LayerKind next = ofNextHeader(state, ipv6.nextHeader(), DecodeLayer.NETWORK);
        state.direct();
        if (ipv6.payloadLength() > 0) {
            state.limit(state.offset + ipv6.payloadLength());
        }
        return next;
    }

    /** Hop-by-hop or destination options. */
    @Nullable
    LayerKind options(DecodeState state, LayerKind kind) {
        DecodeOutcome outcome = options.wrap(state.frame, state.offset, state.end);
        return extension(state, kind, options, outcome)
                ? ofNextHeader(state, options.nextHeader(), DecodeLayer.EXTENSION)
                : null;
    }

    @Nullable
    LayerKind routing(DecodeState state) {
        DecodeOutcome outcome = routing.wrap(state.frame, state.offset, state.end);
        boolean passed = extension(state, LayerKind.IPV6_ROUTING, routing, outcome);
        return passed ? ofNextHeader(state, routing.nextHeader(), DecodeLayer.EXTENSION) : null;
    }

    @Nullable
    LayerKind fragment(DecodeState state) {
        DecodeOutcome outcome = fragment.wrap(state.frame, state.offset, state.end);
        if (!state.passed(LayerKind.IPV6_FRAGHDR, fragment, outcome)) {
            state.summary.fragment = FragmentPosition.ATOMIC;
            return null;
        }
        state.summary.fragment = fragment.fragment();
        LayerKind next = ofNextHeader(state, fragment.nextHeader(), DecodeLayer.EXTENSION);
        boolean first = fragment.fragmentOffset() == 0;
        return first ? next : state.stop(DecodeOutcome.COMPLETE, DecodeLayer.EXTENSION);
    }

    /** Of a header that is cut behind its length, the next header may still be read. */
    private static boolean extension(DecodeState state, LayerKind kind, Header header, DecodeOutcome outcome) {
        int there = Math.min(state.end, state.frame.capturedLength()) - state.offset;
        if (outcome != DecodeOutcome.COMPLETE && there >= Short.BYTES) {
            state.summary.ipProtocol = state.frame.u8(state.offset);
            state.summary.protocol = Protocol.ofIpv6(state.summary.ipProtocol);
        }
        return state.passed(kind, header, outcome);
    }

    private static void ipv4Addresses(PacketSummary summary, int source, int destination) {
        summary.sourceHigh = summary.destinationHigh = IpAddress.IPV4_HIGH;
        summary.sourceLow = source & IPV4_MASK;
        summary.destinationLow = destination & IPV4_MASK;
    }

    private static @Nullable LayerKind ofNextHeader(DecodeState state, int nextHeader, DecodeLayer reached) {
        state.summary.ipProtocol = nextHeader;
        state.summary.protocol = Protocol.ofIpv6(nextHeader);
        return switch (nextHeader) {
            case IpProtocol.HOP_BY_HOP -> LayerKind.IPV6_HOPOPTS;
            case IpProtocol.ROUTING -> LayerKind.IPV6_ROUTING;
            case IpProtocol.FRAGMENT -> LayerKind.IPV6_FRAGHDR;
            case IpProtocol.DESTINATION_OPTIONS -> LayerKind.IPV6_DSTOPTS;
            case IpProtocol.NO_NEXT_HEADER -> state.stop(DecodeOutcome.COMPLETE, reached);
            default -> transport(state);
        };
    }

    private static @Nullable LayerKind transport(DecodeState state) {
        PacketSummary summary = state.summary;
        return switch (summary.protocol) {
            case TCP -> LayerKind.TCP;
            case UDP -> LayerKind.UDP;
            case SCTP -> LayerKind.SCTP;
            case ICMP -> LayerKind.ICMP;
            case ICMPV6 -> LayerKind.ICMPV6;
            case GRE -> LayerKind.GRE;
            case IPIP -> inside(summary, Encapsulation.IPIP, LayerKind.IP);
            case IPV6_IN_IP -> {
                boolean inIpv4 = summary.network == NetworkClass.IPV4;
                yield inside(summary, inIpv4 ? Encapsulation.SIX_IN_FOUR : Encapsulation.IPIP, LayerKind.IPV6);
            }
            case IGMP -> LayerKind.IGMP;
            case ESP -> LayerKind.ESP;
            case AH -> LayerKind.AH;
            case OSPF -> LayerKind.OSPF;
            case VRRP -> LayerKind.VRRP;
            case PIM -> LayerKind.PIM;
            default -> ofOtherProtocol(state);
        };
    }

    private static LayerKind inside(PacketSummary summary, Encapsulation encapsulation, LayerKind carried) {
        summary.encapsulated(encapsulation);
        return carried;
    }

    private static @Nullable LayerKind ofOtherProtocol(DecodeState state) {
        return switch (state.summary.ipProtocol) {
            case IpProtocol.MPLS_IN_IP -> LayerKind.MPLS;
            case IpProtocol.ETHERNET -> LayerKind.ETH;
            case IpProtocol.ETHERIP -> LayerKind.ETHERIP;
            default -> state.stop(DecodeOutcome.UNSUPPORTED, DecodeLayer.TRANSPORT);
        };
    }
}
