package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.LinkType;
import org.jspecify.annotations.Nullable;

/** The part of the walk from the link type to the network header: link headers, LLC, VLAN tags. */
final class LinkLayer {
    private static final long STP_GROUP = 0x0180_c200_0000L;
    /** SNAP organizations whose types are EtherTypes: RFC 1042, and IEEE 802.1H for bridges. */
    private static final int SNAP_ETHERNET = 0;

    private static final int SNAP_BRIDGE = 0xf8;
    /**
     * The organization of bridged frames, with or without their FCS, behind two bytes of padding (RFC 2684, section
     * 5.2).
     */
    private static final int SNAP_BRIDGED = 0x0080c2;

    private static final int BRIDGED_WITH_FCS = 1;
    private static final int BRIDGED = 7;
    private static final int BRIDGED_PADDING = 2;
    /** A cooked packet with an LLC header (ETH_P_802_2 of linux/if_ether.h). */
    private static final int COOKED_LLC = 4;
    /**
     * The device of messages between kernel and programs, whose protocol is no EtherType (ARPHRD_NETLINK of
     * linux/if_arp.h).
     */
    private static final int NETLINK = 824;

    private final EthernetHeader ethernet = new EthernetHeader();
    private final SllHeader sll = new SllHeader();
    private final Sll2Header sll2 = new Sll2Header();
    private final NullHeader loopback = new NullHeader();
    private final VlanHeader vlan = new VlanHeader();
    private final LlcHeader llc = new LlcHeader();

    @Nullable
    LayerKind first(DecodeState state) {
        return switch (state.frame.linkType()) {
            case LinkType.ETHERNET -> LayerKind.ETH;
            case LinkType.LINUX_SLL -> LayerKind.SLL;
            case LinkType.LINUX_SLL2 -> LayerKind.SLL2;
            case LinkType.NULL, LinkType.LOOP -> ofLoopback(state);
            case LinkType.PPP, LinkType.PPP_HDLC -> ofAddress(state);
            case LinkType.C_HDLC -> LayerKind.CHDLC;
            case LinkType.PPP_ETHER -> LayerKind.PPPOES;
            case LinkType.ATM_RFC1483 -> LayerKind.LLC;
            case LinkType.IPV4 -> LayerKind.IP;
            case LinkType.IPV6 -> LayerKind.IPV6;
            case LinkType.RAW -> ofVersion(state);
            case LinkType.PPP_WITH_DIRECTION -> {
                state.offset += skipMetadata(state);
                yield ofAddress(state);
            }
            default -> {
                skipMetadata(state);
                yield state.stop(DecodeOutcome.UNSUPPORTED, DecodeLayer.LINK);
            }
        };
    }

    private static int skipMetadata(DecodeState state) {
        int length = LinkType.metadataLength(state.frame.linkType());
        state.summary.wireLength = Math.max(0, state.frame.wireLength() - length);
        state.summary.capturedLength = Math.max(0, state.frame.capturedLength() - length);
        return length;
    }

    @Nullable
    LayerKind ethernet(DecodeState state) {
        if (!state.passed(LayerKind.ETH, ethernet, ethernet.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        if (ethernet.offset == 0) {
            state.summary.sourceMac = ethernet.source();
            state.summary.destinationMac = ethernet.destination();
        }
        return ofTypeOrLength(state, ethernet.etherType());
    }

    @Nullable
    LayerKind sll(DecodeState state) {
        if (!state.passed(LayerKind.SLL, sll, sll.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        state.summary.sourceMac = sll.address();
        state.summary.sllPacketType = sll.packetType();
        return ofCooked(state, SllHeader.LENGTH, sll.deviceType(), sll.protocol());
    }

    @Nullable
    LayerKind sll2(DecodeState state) {
        if (!state.passed(LayerKind.SLL2, sll2, sll2.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        state.summary.sourceMac = sll2.address();
        state.summary.sllPacketType = sll2.packetType();
        state.summary.interfaceIndex = (int) sll2.interfaceIndex();
        return ofCooked(state, Sll2Header.LENGTH, sll2.deviceType(), sll2.protocol());
    }

    @Nullable
    LayerKind loopback(DecodeState state) {
        if (!state.passed(LayerKind.NULL, loopback, loopback.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        if (loopback.isIpv4()) {
            return LayerKind.IP;
        }
        if (loopback.etherType() > 0) {
            return ofEtherType(state, loopback.etherType());
        }
        return loopback.isIpv6() ? LayerKind.IPV6 : state.unsupported();
    }

    @Nullable
    LayerKind vlan(DecodeState state) {
        state.summary.vlanTag(); // The EtherType before it says so, even where it is cut.
        if (!state.passed(LayerKind.VLAN, vlan, vlan.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        boolean more = state.summary.sllPacketType >= 0 && CookedTags.precede(state, vlan.etherType());
        return more ? LayerKind.VLAN : ofTypeOrLength(state, vlan.etherType());
    }

    @Nullable
    LayerKind llc(DecodeState state) {
        if (!state.passed(LayerKind.LLC, llc, llc.wrap(state.frame, state.offset, state.end))) {
            return null;
        }
        if (llc.destination() == LlcHeader.STP && llc.source() == LlcHeader.STP) {
            return LayerKind.STP;
        }
        if (state.summary.destinationMac == STP_GROUP) {
            state.summary.plainNetwork(NetworkClass.STP);
            return state.unsupported();
        }
        if (llc.hasSnap()) {
            return ofSnap(state);
        }
        return llc.destination() == LlcHeader.IP && llc.hasInformation() ? LayerKind.IP : state.unsupported();
    }

    private @Nullable LayerKind ofSnap(DecodeState state) {
        if (llc.organization() == SNAP_ETHERNET || llc.organization() == SNAP_BRIDGE) {
            return ofEtherType(state, llc.etherType());
        }
        boolean frame = llc.etherType() == BRIDGED_WITH_FCS || llc.etherType() == BRIDGED;
        if (llc.organization() == SNAP_BRIDGED && frame) {
            state.offset += BRIDGED_PADDING;
            return LayerKind.ETH;
        }
        return state.unsupported();
    }

    /** A link without a header: the packet's first four bits tell the version. */
    private static @Nullable LayerKind ofVersion(DecodeState state) {
        int first = state.peek(DecodeLayer.NETWORK);
        return switch (first >> 4) {
            case 4 -> LayerKind.IP;
            case 6 -> LayerKind.IPV6;
            default -> first < 0 ? null : state.stop(DecodeOutcome.MALFORMED, DecodeLayer.NETWORK);
        };
    }

    /** PPP in HDLC-like framing and Cisco's HDLC: the first byte is an address of one or the other. */
    private static @Nullable LayerKind ofAddress(DecodeState state) {
        int first = state.peek(DecodeLayer.LINK);
        if (first < 0) {
            return null;
        }
        return ChdlcHeader.isAddress(first) ? LayerKind.CHDLC : LayerKind.PPP;
    }

    /** No address family begins as PPP does. */
    private static @Nullable LayerKind ofLoopback(DecodeState state) {
        int first = state.peek(DecodeLayer.LINK);
        if (first < 0) {
            return null;
        }
        return first == PppHeader.ADDRESS ? LayerKind.PPP : LayerKind.NULL;
    }

    private static @Nullable LayerKind ofCooked(DecodeState state, int headerLength, int deviceType, int protocol) {
        state.summary.resize(SllFields.linkHeaderLength(deviceType) - headerLength);
        if (deviceType == NETLINK) {
            return state.unsupported();
        }
        if (CookedTags.precede(state, protocol)) {
            // The kernel leaves tags in a packet only behind an outermost one that it has taken out.
            state.summary.vlanTag();
            state.summary.resize(VlanHeader.LENGTH);
            return LayerKind.VLAN;
        }
        return protocol == COOKED_LLC ? LayerKind.LLC : ofEtherType(state, protocol);
    }

    private static @Nullable LayerKind ofTypeOrLength(DecodeState state, int typeOrLength) {
        if (typeOrLength > EtherType.MAXIMUM_LENGTH) {
            return ofEtherType(state, typeOrLength);
        }
        state.limit(state.offset + typeOrLength);
        return LayerKind.LLC;
    }

    static @Nullable LayerKind ofEtherType(DecodeState state, int etherType) {
        return switch (etherType) {
            case EtherType.IPV4 -> LayerKind.IP;
            case EtherType.IPV6 -> LayerKind.IPV6;
            case EtherType.ARP, EtherType.RARP -> LayerKind.ARP;
            case EtherType.VLAN, EtherType.QINQ, EtherType.QINQ_OLD -> LayerKind.VLAN;
            case EtherType.MPLS, EtherType.MPLS_MULTICAST -> LayerKind.MPLS;
            case EtherType.PPPOE_SESSION -> LayerKind.PPPOES;
            case EtherType.PPPOE_DISCOVERY -> LayerKind.PPPOED;
            case EtherType.BRIDGED_ETHERNET -> LayerKind.ETH;
            case EtherType.JUMBO_LLC -> LayerKind.LLC;
            case EtherType.LLDP -> LayerKind.LLDP;
            case EtherType.EAPOL -> LayerKind.EAPOL;
            default -> state.unsupported();
        };
    }
}
