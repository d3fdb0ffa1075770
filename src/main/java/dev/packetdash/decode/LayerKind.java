package dev.packetdash.decode;

import dev.packetdash.net.Labels;
import java.util.function.Supplier;

/** The headers that {@link PacketDecoder} knows, each with a file of its own; named as tshark names them. */
public enum LayerKind {
    ETH(DecodeLayer.LINK, EthernetHeader::new),
    SLL(DecodeLayer.LINK, SllHeader::new),
    SLL2(DecodeLayer.LINK, Sll2Header::new),
    /** BSD loopback, both kinds. */
    NULL(DecodeLayer.LINK, NullHeader::new),
    PPP(DecodeLayer.LINK, PppHeader::new),
    CHDLC(DecodeLayer.LINK, ChdlcHeader::new),
    VLAN(DecodeLayer.ENCAPSULATION, VlanHeader::new),
    LLC(DecodeLayer.LINK, LlcHeader::new),
    MPLS(DecodeLayer.ENCAPSULATION, MplsHeader::new),
    /** The control word of an Ethernet pseudowire. */
    PWETHCW(DecodeLayer.ENCAPSULATION, PseudowireHeader::new),
    PPPOED(DecodeLayer.ENCAPSULATION, PppoeHeader::new),
    PPPOES(DecodeLayer.ENCAPSULATION, PppoeHeader::new),
    GRE(DecodeLayer.ENCAPSULATION, GreHeader::new),
    ERSPAN(DecodeLayer.ENCAPSULATION, ErspanHeader::new),
    VXLAN(DecodeLayer.ENCAPSULATION, VxlanHeader::new),
    GENEVE(DecodeLayer.ENCAPSULATION, GeneveHeader::new),
    ETHERIP(DecodeLayer.ENCAPSULATION, EtherIpHeader::new),
    /** GTP-U, the tunnels of mobile networks. */
    GTP(DecodeLayer.ENCAPSULATION, GtpHeader::new),
    TEREDO(DecodeLayer.ENCAPSULATION, TeredoHeader::new),
    /** WireGuard. */
    WG(DecodeLayer.ENCAPSULATION, WireGuardHeader::new),
    LLDP(DecodeLayer.NETWORK, LldpHeader::new),
    STP(DecodeLayer.NETWORK, StpHeader::new),
    EAPOL(DecodeLayer.NETWORK, EapolHeader::new),
    ARP(DecodeLayer.NETWORK, ArpHeader::new),
    IP(DecodeLayer.NETWORK, Ipv4Header::new),
    IPV6(DecodeLayer.NETWORK, Ipv6Header::new),
    IPV6_HOPOPTS(DecodeLayer.EXTENSION, Ipv6OptionsHeader::new),
    IPV6_ROUTING(DecodeLayer.EXTENSION, Ipv6RoutingHeader::new),
    IPV6_FRAGHDR(DecodeLayer.EXTENSION, Ipv6FragmentHeader::new),
    IPV6_DSTOPTS(DecodeLayer.EXTENSION, Ipv6OptionsHeader::new),
    TCP(DecodeLayer.TRANSPORT, TcpHeader::new),
    UDP(DecodeLayer.TRANSPORT, UdpHeader::new),
    SCTP(DecodeLayer.TRANSPORT, SctpHeader::new),
    ICMP(DecodeLayer.TRANSPORT, () -> new IcmpHeader(false)),
    ICMPV6(DecodeLayer.TRANSPORT, () -> new IcmpHeader(true)),
    IGMP(DecodeLayer.TRANSPORT, IgmpHeader::new),
    ESP(DecodeLayer.TRANSPORT, EspHeader::new),
    AH(DecodeLayer.TRANSPORT, AhHeader::new),
    OSPF(DecodeLayer.TRANSPORT, OspfHeader::new),
    VRRP(DecodeLayer.TRANSPORT, VrrpHeader::new),
    PIM(DecodeLayer.TRANSPORT, PimHeader::new);

    private static final LayerKind[] KINDS = values();

    private final DecodeLayer layer;
    private final Supplier<Header> factory;
    private final String protocolName;

    LayerKind(DecodeLayer layer, Supplier<Header> factory) {
        this.layer = layer;
        this.factory = factory;
        protocolName = Labels.label(this).replace('_', '.');
    }

    static LayerKind of(int ordinal) {
        return KINDS[ordinal];
    }

    DecodeLayer layer() {
        return layer;
    }

    /** Returns the name that tshark's {@code frame.protocols} has: {@code eth}, {@code ipv6.fraghdr}. */
    public String protocolName() {
        return protocolName;
    }

    /** Returns a new window on a header of this kind. */
    Header header() {
        return factory.get();
    }
}
