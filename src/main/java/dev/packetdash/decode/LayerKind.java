package dev.packetdash.decode;

import dev.packetdash.net.Labels;

/** The headers that {@link PacketDecoder} knows, each with a file of its own; named as tshark names them. */
public enum LayerKind {
    ETH(DecodeLayer.LINK),
    SLL(DecodeLayer.LINK),
    SLL2(DecodeLayer.LINK),
    /** BSD loopback, both kinds. */
    NULL(DecodeLayer.LINK),
    PPP(DecodeLayer.LINK),
    CHDLC(DecodeLayer.LINK),
    VLAN(DecodeLayer.ENCAPSULATION),
    LLC(DecodeLayer.LINK),
    MPLS(DecodeLayer.ENCAPSULATION),
    /** The control word of an Ethernet pseudowire. */
    PWETHCW(DecodeLayer.ENCAPSULATION),
    PPPOED(DecodeLayer.ENCAPSULATION),
    PPPOES(DecodeLayer.ENCAPSULATION),
    GRE(DecodeLayer.ENCAPSULATION),
    ERSPAN(DecodeLayer.ENCAPSULATION),
    VXLAN(DecodeLayer.ENCAPSULATION),
    GENEVE(DecodeLayer.ENCAPSULATION),
    ETHERIP(DecodeLayer.ENCAPSULATION),
    /** GTP-U, the tunnels of mobile networks. */
    GTP(DecodeLayer.ENCAPSULATION),
    TEREDO(DecodeLayer.ENCAPSULATION),
    /** WireGuard. */
    WG(DecodeLayer.ENCAPSULATION),
    LLDP(DecodeLayer.NETWORK),
    STP(DecodeLayer.NETWORK),
    EAPOL(DecodeLayer.NETWORK),
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
    ICMPV6(DecodeLayer.TRANSPORT),
    IGMP(DecodeLayer.TRANSPORT),
    ESP(DecodeLayer.TRANSPORT),
    AH(DecodeLayer.TRANSPORT),
    OSPF(DecodeLayer.TRANSPORT),
    VRRP(DecodeLayer.TRANSPORT),
    PIM(DecodeLayer.TRANSPORT);

    private static final LayerKind[] KINDS = values();

    private final DecodeLayer layer;
    private final String protocolName;

    LayerKind(DecodeLayer layer) {
        this.layer = layer;
        protocolName = Labels.label(this).replace('_', '.');
    }

    static LayerKind of(int ordinal) {
        return KINDS[ordinal];
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
            case PPP -> new PppHeader();
            case CHDLC -> new ChdlcHeader();
            case VLAN -> new VlanHeader();
            case LLC -> new LlcHeader();
            case MPLS -> new MplsHeader();
            case PWETHCW -> new PseudowireHeader();
            case PPPOED, PPPOES -> new PppoeHeader();
            case GRE -> new GreHeader();
            case ERSPAN -> new ErspanHeader();
            case VXLAN -> new VxlanHeader();
            case GENEVE -> new GeneveHeader();
            case ETHERIP -> new EtherIpHeader();
            case GTP -> new GtpHeader();
            case TEREDO -> new TeredoHeader();
            case WG -> new WireGuardHeader();
            case LLDP -> new LldpHeader();
            case STP -> new StpHeader();
            case EAPOL -> new EapolHeader();
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
            case IGMP -> new IgmpHeader();
            case ESP -> new EspHeader();
            case AH -> new AhHeader();
            case OSPF -> new OspfHeader();
            case VRRP -> new VrrpHeader();
            case PIM -> new PimHeader();
        };
    }
}
