package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LocalAddresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns one frame into one {@link PacketSummary}; never throws, never allocates. One per thread.
 *
 * <p>It asks each header for the kind of the next until one has none: the walk ended there, and the outcome says why. A header more is
 * one file, one {@link LayerKind} and one {@code case}; a network header inside another simply overwrites what the outer one said.
 */
public final class PacketDecoder {
    /** Bounds the work on a packet that is nothing but tags or extension headers. */
    private static final int MAXIMUM_HEADERS = 256;

    private final LinkLayer link = new LinkLayer();
    private final PppLayer ppp = new PppLayer();
    private final TunnelLayer tunnel = new TunnelLayer();
    private final ControlLayer control = new ControlLayer();
    private final NetworkLayer network = new NetworkLayer();
    private final TransportLayer transport = new TransportLayer();
    private final Walk walk = new Walk();

    /** Sets whose packets count as {@code in} and {@code out} from now on. */
    public void localAddresses(LocalAddresses addresses) {
        walk.directions.localAddresses(addresses);
    }

    /** Overwrites {@code summary} with what {@code frame} holds. */
    public void decode(Frame frame, PacketSummary summary) {
        walk.start(frame, summary);
        if (!CommonPath.decode(walk)) {
            walkOn();
        }
    }

    /** The same header by header, whatever the packet is. */
    void decodeByHeaders(Frame frame, PacketSummary summary) {
        walk.start(frame, summary);
        walkOn();
    }

    private void walkOn() {
        walk.summary.reset(walk.frame);
        LayerKind next = link.first(walk);
        for (int headers = 0; next != null; headers++) {
            next = headers < MAXIMUM_HEADERS ? read(next) : walk.stop(DecodeOutcome.UNSUPPORTED, next.layer());
        }
        walk.direct();
    }

    /**
     * The headers that decoding {@code frame} into {@code summary} went through and what an application says behind them, for a reader;
     * allocates.
     */
    public List<LayerDetail> describe(Frame frame, PacketSummary summary) {
        List<LayerDetail> layers = new ArrayList<>();
        for (int i = 0; i < summary.layerCount(); i++) {
            Header header = summary.layerKind(i).header();
            header.wrap(frame, summary.layerOffset(i), frame.wireLength());
            if (header.length > 0) {
                Map<String, String> fields = new LinkedHashMap<>();
                header.describe(fields);
                layers.add(new LayerDetail(summary.layerKind(i).protocolName(), header.offset, header.length, fields));
            }
        }
        ApplicationLayer.describe(frame, summary).ifPresent(layers::add);
        return layers;
    }

    private @Nullable LayerKind read(LayerKind kind) {
        return switch (kind) {
            case ETH -> link.ethernet(walk);
            case SLL -> link.sll(walk);
            case SLL2 -> link.sll2(walk);
            case NULL -> link.loopback(walk);
            case VLAN -> link.vlan(walk);
            case LLC -> link.llc(walk);
            case PPP -> ppp.ppp(walk);
            case CHDLC -> ppp.chdlc(walk);
            case PPPOES -> ppp.session(walk);
            case PPPOED -> ppp.discovery(walk);
            case MPLS -> tunnel.mpls(walk);
            case PWETHCW -> tunnel.pseudowire(walk);
            case GRE -> tunnel.gre(walk);
            case ERSPAN -> tunnel.erspan(walk);
            case VXLAN -> tunnel.vxlan(walk);
            case GENEVE -> tunnel.geneve(walk);
            case ETHERIP -> tunnel.etherIp(walk);
            case GTP -> tunnel.gtp(walk);
            case TEREDO -> tunnel.teredo(walk);
            case WG -> tunnel.wireGuard(walk);
            case LLDP -> control.lldp(walk);
            case STP -> control.stp(walk);
            case EAPOL -> control.eapol(walk);
            case ARP -> network.arp(walk);
            case IP -> network.ipv4(walk);
            case IPV6 -> network.ipv6(walk);
            case IPV6_HOPOPTS, IPV6_DSTOPTS -> network.options(walk, kind);
            case IPV6_ROUTING -> network.routing(walk);
            case IPV6_FRAGHDR -> network.fragment(walk);
            case TCP -> transport.tcp(walk);
            case UDP -> transport.udp(walk);
            case SCTP -> transport.sctp(walk);
            case ICMP, ICMPV6 -> transport.icmp(walk, kind);
            case IGMP -> transport.igmp(walk);
            case ESP -> transport.esp(walk);
            case AH -> transport.ah(walk);
            case OSPF -> transport.ospf(walk);
            case VRRP -> transport.vrrp(walk);
            case PIM -> transport.pim(walk);
        };
    }
}
