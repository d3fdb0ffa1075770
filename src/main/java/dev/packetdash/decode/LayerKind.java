package dev.packetdash.decode;

import dev.packetdash.net.Labels;

/** The headers that {@link PacketDecoder} knows, each with a file of its own; named as tshark names them. */
public enum LayerKind {
    ETH(DecodeLayer.LINK),
    SLL(DecodeLayer.LINK),
    SLL2(DecodeLayer.LINK),
    /** BSD loopback, both kinds. */
    NULL(DecodeLayer.LINK),
    VLAN(DecodeLayer.ENCAPSULATION),
    LLC(DecodeLayer.LINK),
    ARP(DecodeLayer.NETWORK),
    IP(DecodeLayer.NETWORK),
    IPV6(DecodeLayer.NETWORK),
    IPV6_HOPOPTS(DecodeLayer.EXTENSION),
    IPV6_ROUTING(DecodeLayer.EXTENSION),
    IPV6_FRAGHDR(DecodeLayer.EXTENSION),
    IPV6_DSTOPTS(DecodeLayer.EXTENSION),
    TCP(DecodeLayer.TRANSPORT),
    UDP(DecodeLayer.TRANSPORT),
    SCTP(DecodeLayer.TRANSPORT),
    ICMP(DecodeLayer.TRANSPORT),
    ICMPV6(DecodeLayer.TRANSPORT);

    private final DecodeLayer layer;
    private final String protocolName;

    LayerKind(DecodeLayer layer) {
        this.layer = layer;
        protocolName = Labels.label(this).replace('_', '.');
    }

    DecodeLayer layer() {
        return layer;
    }

    /** As tshark's {@code frame.protocols} has it: {@code eth}, {@code ipv6.fraghdr}. */
    public String protocolName() {
        return protocolName;
    }

    /** A new window on a header of this kind, for a reader. */
    Header header() {
        return switch (this) {
            case ETH -> new EthernetHeader();
            case SLL -> new SllHeader();
            case SLL2 -> new Sll2Header();
            case NULL -> new NullHeader();
            case VLAN -> new VlanHeader();
            case LLC -> new LlcHeader();
            case ARP -> new ArpHeader();
            case IP -> new Ipv4Header();
            case IPV6 -> new Ipv6Header();
            case IPV6_HOPOPTS, IPV6_DSTOPTS -> new Ipv6OptionsHeader();
            case IPV6_ROUTING -> new Ipv6RoutingHeader();
            case IPV6_FRAGHDR -> new Ipv6FragmentHeader();
            case TCP -> new TcpHeader();
            case UDP -> new UdpHeader();
            case SCTP -> new SctpHeader();
            case ICMP -> new IcmpHeader(false);
            case ICMPV6 -> new IcmpHeader(true);
        };
    }
}
