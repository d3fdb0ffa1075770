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
    /** The organization of bridged frames, with or without their FCS, behind two bytes of padding (RFC 2684, section 5.2). */
    private static final int SNAP_BRIDGED = 0x0080c2;

    private static final int BRIDGED_WITH_FCS = 1;
    private static final int BRIDGED = 7;
    private static final int BRIDGED_PADDING = 2;
    /** A cooked packet with an LLC header (ETH_P_802_2 of linux/if_ether.h). */
    private static final int COOKED_LLC = 4;
    /** The device of messages between kernel and programs, whose protocol is no EtherType (ARPHRD_NETLINK of linux/if_arp.h). */
    private static final int NETLINK = 824;

    private final EthernetHeader ethernet = new EthernetHeader();
    private final SllHeader sll = new SllHeader();
    private final Sll2Header sll2 = new Sll2Header();
    private final NullHeader loopback = new NullHeader();
    private final VlanHeader vlan = new VlanHeader();
    private final LlcHeader llc = new LlcHeader();

    @Nullable
    LayerKind first(Walk walk) {
        return switch (walk.frame.linkType()) {
            case LinkType.ETHERNET -> LayerKind.ETH;
            case LinkType.LINUX_SLL -> LayerKind.SLL;
            case LinkType.LINUX_SLL2 -> LayerKind.SLL2;
            case LinkType.NULL, LinkType.LOOP -> ofLoopback(walk);
            case LinkType.PPP, LinkType.PPP_HDLC -> ofAddress(walk);
            case LinkType.C_HDLC -> LayerKind.CHDLC;
            case LinkType.PPP_ETHER -> LayerKind.PPPOES;
            case LinkType.ATM_RFC1483 -> LayerKind.LLC;
            case LinkType.IPV4 -> LayerKind.IP;
            case LinkType.IPV6 -> LayerKind.IPV6;
            case LinkType.RAW -> ofVersion(walk);
            case LinkType.PPP_WITH_DIRECTION -> {
                walk.offset += skipMetadata(walk);
                yield ofAddress(walk);
            }
            default -> {
                skipMetadata(walk);
                yield walk.stop(DecodeOutcome.UNSUPPORTED, DecodeLayer.LINK);
            }
        };
    }

    private static int skipMetadata(Walk walk) {
        int length = LinkType.metadataLength(walk.frame.linkType());
        walk.summary.wireLength = Math.max(0, walk.frame.wireLength() - length);
        walk.summary.capturedLength = Math.max(0, walk.frame.capturedLength() - length);
        return length;
    }

    @Nullable
    LayerKind ethernet(Walk walk) {
        if (!walk.passed(LayerKind.ETH, ethernet, ethernet.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        if (ethernet.offset == 0) {
            walk.summary.sourceMac = ethernet.source();
            walk.summary.destinationMac = ethernet.destination();
        }
        return ofTypeOrLength(walk, ethernet.etherType());
    }

    @Nullable
    LayerKind sll(Walk walk) {
        if (!walk.passed(LayerKind.SLL, sll, sll.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        walk.summary.sourceMac = sll.address();
        walk.summary.sllPacketType = sll.packetType();
        return ofCooked(walk, SllHeader.LENGTH, sll.deviceType(), sll.protocol());
    }

    @Nullable
    LayerKind sll2(Walk walk) {
        if (!walk.passed(LayerKind.SLL2, sll2, sll2.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        walk.summary.sourceMac = sll2.address();
        walk.summary.sllPacketType = sll2.packetType();
        walk.summary.interfaceIndex = (int) sll2.interfaceIndex();
        return ofCooked(walk, Sll2Header.LENGTH, sll2.deviceType(), sll2.protocol());
    }

    @Nullable
    LayerKind loopback(Walk walk) {
        if (!walk.passed(LayerKind.NULL, loopback, loopback.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        if (loopback.isIpv4()) {
            return LayerKind.IP;
        }
        if (loopback.etherType() > 0) {
            return ofEtherType(walk, loopback.etherType());
        }
        return loopback.isIpv6() ? LayerKind.IPV6 : walk.unsupported();
    }

    @Nullable
    LayerKind vlan(Walk walk) {
        walk.summary.vlanTag(); // The EtherType before it says so, even where it is cut.
        if (!walk.passed(LayerKind.VLAN, vlan, vlan.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        boolean more = walk.summary.sllPacketType >= 0 && CookedTags.precede(walk, vlan.etherType());
        return more ? LayerKind.VLAN : ofTypeOrLength(walk, vlan.etherType());
    }

    @Nullable
    LayerKind llc(Walk walk) {
        if (!walk.passed(LayerKind.LLC, llc, llc.wrap(walk.frame, walk.offset, walk.end))) {
            return null;
        }
        if (llc.destination() == LlcHeader.STP && llc.source() == LlcHeader.STP) {
            return LayerKind.STP;
        }
        if (walk.summary.destinationMac == STP_GROUP) {
            walk.summary.plainNetwork(NetworkClass.STP);
            return walk.unsupported();
        }
        if (llc.hasSnap()) {
            return ofSnap(walk);
        }
        return llc.destination() == LlcHeader.IP && llc.hasInformation() ? LayerKind.IP : walk.unsupported();
    }

    private @Nullable LayerKind ofSnap(Walk walk) {
        if (llc.organization() == SNAP_ETHERNET || llc.organization() == SNAP_BRIDGE) {
            return ofEtherType(walk, llc.etherType());
        }
        boolean frame = llc.etherType() == BRIDGED_WITH_FCS || llc.etherType() == BRIDGED;
        if (llc.organization() == SNAP_BRIDGED && frame) {
            walk.offset += BRIDGED_PADDING;
            return LayerKind.ETH;
        }
        return walk.unsupported();
    }

    /** A link without a header: the packet's first four bits tell the version. */
    private static @Nullable LayerKind ofVersion(Walk walk) {
        int first = walk.peek(DecodeLayer.NETWORK);
        return switch (first >> 4) {
            case 4 -> LayerKind.IP;
            case 6 -> LayerKind.IPV6;
            default -> first < 0 ? null : walk.stop(DecodeOutcome.MALFORMED, DecodeLayer.NETWORK);
        };
    }

    /** PPP in HDLC-like framing and Cisco's HDLC: the first byte is an address of one or the other. */
    private static @Nullable LayerKind ofAddress(Walk walk) {
        int first = walk.peek(DecodeLayer.LINK);
        if (first < 0) {
            return null;
        }
        return ChdlcHeader.isAddress(first) ? LayerKind.CHDLC : LayerKind.PPP;
    }

    /** No address family begins as PPP does. */
    private static @Nullable LayerKind ofLoopback(Walk walk) {
        int first = walk.peek(DecodeLayer.LINK);
        if (first < 0) {
            return null;
        }
        return first == PppHeader.ADDRESS ? LayerKind.PPP : LayerKind.NULL;
    }

    private static @Nullable LayerKind ofCooked(Walk walk, int headerLength, int deviceType, int protocol) {
        walk.summary.resize(SllFields.linkHeaderLength(deviceType) - headerLength);
        if (deviceType == NETLINK) {
            return walk.unsupported();
        }
        if (CookedTags.precede(walk, protocol)) {
            // The kernel leaves tags in a packet only behind an outermost one that it has taken out.
            walk.summary.vlanTag();
            walk.summary.resize(VlanHeader.LENGTH);
            return LayerKind.VLAN;
        }
        return protocol == COOKED_LLC ? LayerKind.LLC : ofEtherType(walk, protocol);
    }

    private static @Nullable LayerKind ofTypeOrLength(Walk walk, int typeOrLength) {
        if (typeOrLength > EtherType.MAXIMUM_LENGTH) {
            return ofEtherType(walk, typeOrLength);
        }
        walk.limit(walk.offset + typeOrLength);
        return LayerKind.LLC;
    }

    static @Nullable LayerKind ofEtherType(Walk walk, int etherType) {
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
            default -> walk.unsupported();
        };
    }
}
