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
    LayerKind arp(Walk walk) {
        DecodeOutcome outcome = arp.wrap(walk.frame, walk.offset, walk.end);
        PacketSummary summary = walk.summary;
        summary.network(NetworkClass.ARP, Protocol.ARP);
        if (outcome == DecodeOutcome.COMPLETE) {
            summary.arpOperation = arp.operation();
            if (arp.hasIpv4()) {
                ipv4Addresses(summary, arp.senderIpv4(), arp.targetIpv4());
            }
        }
        return walk.last(LayerKind.ARP, arp, outcome);
    }

    @Nullable
    LayerKind ipv4(Walk walk) {
        DecodeOutcome outcome = ipv4.wrap(walk.frame, walk.offset, walk.end);
        PacketSummary summary = walk.summary;
        summary.network(NetworkClass.IPV4, Protocol.OTHER_IP);
        int readable = ipv4.readable(walk.end);
        if (readable > Ipv4Header.FRAGMENT_END) {
            summary.fragment = ipv4.fragment();
        }
        if (readable > Ipv4Header.PROTOCOL) {
            summary.ipProtocol = ipv4.protocol();
            summary.protocol = Protocol.ofIpv4(ipv4.protocol());
        }
        if (readable >= Ipv4Header.MINIMUM_LENGTH && ipv4.hasReadableOptions(walk.end)) {
            summary.addressed = true;
            ipv4Addresses(summary, ipv4.source(), ipv4.destination());
            walk.direct();
        }
        if (!walk.passed(LayerKind.IP, ipv4, outcome)) {
            return ipv4.isIpv6(walk.end) ? LayerKind.IPV6 : null;
        }
        if (ipv4.totalLength() > 0) {
            walk.limit(ipv4.offset + ipv4.totalLength());
        }
        return ipv4.fragmentOffset() > 0 ? walk.stop(DecodeOutcome.COMPLETE, DecodeLayer.NETWORK) : transport(walk);
    }

    @Nullable
    LayerKind ipv6(Walk walk) {
        DecodeOutcome outcome = ipv6.wrap(walk.frame, walk.offset, walk.end);
        if (ipv6.isOfOtherVersion(walk.end)) {
            return walk.stop(outcome, DecodeLayer.NETWORK);
        }
        PacketSummary summary = walk.summary;
        summary.network(NetworkClass.IPV6, Protocol.OTHER_IP);
        if (ipv6.isCutBehindNextHeader(walk.end)) {
            summary.ipProtocol = ipv6.nextHeader();
            summary.protocol = Protocol.ofIpv6(ipv6.nextHeader());
        }
        if (!walk.passed(LayerKind.IPV6, ipv6, outcome)) {
            return null;
        }
        summary.addressed = true;
        summary.sourceHigh = ipv6.sourceHigh();
        summary.sourceLow = ipv6.sourceLow();
        summary.destinationHigh = ipv6.destinationHigh();
        summary.destinationLow = ipv6.destinationLow();
        LayerKind next = ofNextHeader(walk, ipv6.nextHeader(), DecodeLayer.NETWORK);
        walk.direct();
        if (ipv6.payloadLength() > 0) {
            walk.limit(walk.offset + ipv6.payloadLength());
        }
        return next;
    }

    /** Hop-by-hop or destination options. */
    @Nullable
    LayerKind options(Walk walk, LayerKind kind) {
        DecodeOutcome outcome = options.wrap(walk.frame, walk.offset, walk.end);
        return extension(walk, kind, options, outcome)
                ? ofNextHeader(walk, options.nextHeader(), DecodeLayer.EXTENSION)
                : null;
    }

    @Nullable
    LayerKind routing(Walk walk) {
        DecodeOutcome outcome = routing.wrap(walk.frame, walk.offset, walk.end);
        boolean passed = extension(walk, LayerKind.IPV6_ROUTING, routing, outcome);
        return passed ? ofNextHeader(walk, routing.nextHeader(), DecodeLayer.EXTENSION) : null;
    }

    @Nullable
    LayerKind fragment(Walk walk) {
        DecodeOutcome outcome = fragment.wrap(walk.frame, walk.offset, walk.end);
        if (!walk.passed(LayerKind.IPV6_FRAGHDR, fragment, outcome)) {
            walk.summary.fragment = FragmentPosition.ATOMIC;
            return null;
        }
        walk.summary.fragment = fragment.fragment();
        LayerKind next = ofNextHeader(walk, fragment.nextHeader(), DecodeLayer.EXTENSION);
        boolean first = fragment.fragmentOffset() == 0;
        return first ? next : walk.stop(DecodeOutcome.COMPLETE, DecodeLayer.EXTENSION);
    }

    /** Of a header that is cut behind its length, the next header may still be read. */
    private static boolean extension(Walk walk, LayerKind kind, Header header, DecodeOutcome outcome) {
        int there = Math.min(walk.end, walk.frame.capturedLength()) - walk.offset;
        if (outcome != DecodeOutcome.COMPLETE && there >= Short.BYTES) {
            walk.summary.ipProtocol = walk.frame.u8(walk.offset);
            walk.summary.protocol = Protocol.ofIpv6(walk.summary.ipProtocol);
        }
        return walk.passed(kind, header, outcome);
    }

    private static void ipv4Addresses(PacketSummary summary, int source, int destination) {
        summary.sourceHigh = summary.destinationHigh = IpAddress.IPV4_HIGH;
        summary.sourceLow = source & IPV4_MASK;
        summary.destinationLow = destination & IPV4_MASK;
    }

    private static @Nullable LayerKind ofNextHeader(Walk walk, int nextHeader, DecodeLayer reached) {
        walk.summary.ipProtocol = nextHeader;
        walk.summary.protocol = Protocol.ofIpv6(nextHeader);
        return switch (nextHeader) {
            case IpProtocol.HOP_BY_HOP -> LayerKind.IPV6_HOPOPTS;
            case IpProtocol.ROUTING -> LayerKind.IPV6_ROUTING;
            case IpProtocol.FRAGMENT -> LayerKind.IPV6_FRAGHDR;
            case IpProtocol.DESTINATION_OPTIONS -> LayerKind.IPV6_DSTOPTS;
            case IpProtocol.NO_NEXT_HEADER -> walk.stop(DecodeOutcome.COMPLETE, reached);
            default -> transport(walk);
        };
    }

    private static @Nullable LayerKind transport(Walk walk) {
        PacketSummary summary = walk.summary;
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
            default -> ofOtherProtocol(walk);
        };
    }

    private static LayerKind inside(PacketSummary summary, Encapsulation encapsulation, LayerKind carried) {
        summary.encapsulated(encapsulation);
        return carried;
    }

    private static @Nullable LayerKind ofOtherProtocol(Walk walk) {
        return switch (walk.summary.ipProtocol) {
            case IpProtocol.MPLS_IN_IP -> LayerKind.MPLS;
            case IpProtocol.ETHERNET -> LayerKind.ETH;
            case IpProtocol.ETHERIP -> LayerKind.ETHERIP;
            default -> walk.stop(DecodeOutcome.UNSUPPORTED, DecodeLayer.TRANSPORT);
        };
    }
}
