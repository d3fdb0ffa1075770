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
 * <p>It asks each header for the kind of the next until one has none: the walk ended there, and the outcome says why. A
 * header more is one file, one {@link LayerKind} and one {@code case}; a network header inside another simply
 * overwrites what the outer one said.
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
    private final DecodeState state = new DecodeState();

    /** Sets whose packets count as {@code in} and {@code out} from now on. */
    public void localAddresses(LocalAddresses addresses) {
        state.directions.localAddresses(addresses);
    }

    /** Overwrites {@code summary} with what {@code frame} holds. */
    public void decode(Frame frame, PacketSummary summary) {
        state.start(frame, summary);
        if (!FastPath.decode(state)) {
            decodeRest();
        }
    }

    /** The same header by header, whatever the packet is. */
    void decodeByHeaders(Frame frame, PacketSummary summary) {
        state.start(frame, summary);
        decodeRest();
    }

    private void decodeRest() {
        state.summary.reset(state.frame);
        LayerKind next = link.first(state);
        for (int headers = 0; next != null; headers++) {
            next = headers < MAXIMUM_HEADERS ? read(next) : state.stop(DecodeOutcome.UNSUPPORTED, next.layer());
        }
        state.direct();
    }

    /**
     * The headers that decoding {@code frame} into {@code summary} went through and what an application says behind
     * them, for a reader; allocates.
     */
    public List<LayerDetail> describe(PacketSummary summary) {
        List<LayerDetail> layers = new ArrayList<>();
        for (int i = 0; i < summary.layerCount(); i++) {
            Header header = summary.layerKind(i).header();
            header.wrap(summary.frame, summary.layerOffset(i), summary.frame.wireLength());
            if (header.length > 0) {
                Map<String, String> fields = new LinkedHashMap<>();
                header.describe(fields);
                layers.add(new LayerDetail(summary.layerKind(i).protocolName(), header.offset, header.length, fields));
            }
        }
        ApplicationLayer.describe(summary).ifPresent(layers::add);
        return layers;
    }

    private @Nullable LayerKind read(LayerKind kind) {
        return switch (kind) {
            case ETH -> link.ethernet(state);
            case SLL -> link.sll(state);
            case SLL2 -> link.sll2(state);
            case NULL -> link.loopback(state);
            case VLAN -> link.vlan(state);
            case LLC -> link.llc(state);
            case PPP -> ppp.ppp(state);
            case CHDLC -> ppp.chdlc(state);
            case PPPOES -> ppp.session(state);
            case PPPOED -> ppp.discovery(state);
            case MPLS -> tunnel.mpls(state);
            case PWETHCW -> tunnel.pseudowire(state);
            case GRE -> tunnel.gre(state);
            case ERSPAN -> tunnel.erspan(state);
            case VXLAN -> tunnel.vxlan(state);
            case GENEVE -> tunnel.geneve(state);
            case ETHERIP -> tunnel.etherIp(state);
            case GTP -> tunnel.gtp(state);
            case TEREDO -> tunnel.teredo(state);
            case WG -> tunnel.wireGuard(state);
            case LLDP -> control.lldp(state);
            case STP -> control.stp(state);
            case EAPOL -> control.eapol(state);
            case ARP -> network.arp(state);
            case IP -> network.ipv4(state);
            case IPV6 -> network.ipv6(state);
            case IPV6_HOPOPTS, IPV6_DSTOPTS -> network.options(state, kind);
            case IPV6_ROUTING -> network.routing(state);
            case IPV6_FRAGHDR -> network.fragment(state);
            case TCP -> transport.tcp(state);
            case UDP -> transport.udp(state);
            case SCTP -> transport.sctp(state);
            case ICMP, ICMPV6 -> transport.icmp(state, kind);
            case IGMP -> transport.igmp(state);
            case ESP -> transport.esp(state);
            case AH -> transport.ah(state);
            case OSPF -> transport.ospf(state);
            case VRRP -> transport.vrrp(state);
            case PIM -> transport.pim(state);
        };
    }
}
