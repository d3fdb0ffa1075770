package dev.packetdash.decode;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.MacAddress;

/**
 * What ARP and IPv6 neighbour discovery have in common: one station says at which MAC address an IP address is, or asks
 * for one (RFC 826; RFC 4861, sections 4.3 and 4.4). Moved from packet to packet
 * by its {@link PacketSummary}.
 */
public final class NeighbourClaim extends OnDemand {
    /** What the message is for. */
    public enum Kind {
        /** Asks who has {@link NeighbourClaim#targetLow}; the sender's own address comes along. */
        REQUEST,
        /** Answers, or pretends to. */
        REPLY,
        /** Tells everybody, unasked: gratuitous ARP, or an unsolicited advertisement to a group. */
        ANNOUNCEMENT,
        /** Asks whether an address is free; claims nothing. */
        PROBE
    }

    private final ArpHeader arp = new ArpHeader();
    private final NeighborMessage message = new NeighborMessage();

    private Kind kind = Kind.PROBE;
    private long mac;
    private long high;
    private long low;
    private long targetHigh;
    private long targetLow;
    private long receiver;

    NeighbourClaim() {}

    @Override
    boolean read(PacketSummary packet) {
        if (packet.protocol == Protocol.ARP) {
            return packet.outcome == DecodeOutcome.COMPLETE && readArp(packet);
        }
        return packet.protocol == Protocol.ICMPV6 && packet.transportDecoded && readDiscovery(packet);
    }

    private boolean readArp(PacketSummary packet) {
        int offset = packet.layers().offset(packet.layers().count() - 1);
        boolean there = arp.wrap(packet.frame, offset, packet.frame.wireLength()) == DecodeOutcome.COMPLETE;
        if (!there || !arp.hasMacAddresses() || packet.arpOperation == ArpOperation.OTHER) {
            return false;
        }
        kind = switch (packet.arpOperation) {
            case REQUEST -> Kind.REQUEST;
            case REPLY -> Kind.REPLY;
            case GRATUITOUS -> Kind.ANNOUNCEMENT;
            case PROBE, OTHER -> Kind.PROBE;
        };
        claim(arp.senderMac(), packet.sourceHigh, packet.sourceLow);
        target(packet.destinationHigh, packet.destinationLow, arp.targetMac());
        return true;
    }

    private boolean readDiscovery(PacketSummary packet) {
        boolean solicits = packet.icmpMessage == IcmpMessage.NEIGHBOR_SOLICITATION;
        int end = Math.min(packet.frame.capturedLength(), packet.headersLength + packet.payloadLength);
        if (!solicits && packet.icmpMessage != IcmpMessage.NEIGHBOR_ADVERTISEMENT
                || !message.wrap(packet.frame, packet.headersLength - IcmpHeader.LENGTH, end)) {
            return false;
        }
        if (solicits) {
            kind = IpAddress.isUnspecified(packet.sourceHigh, packet.sourceLow) ? Kind.PROBE : Kind.REQUEST;
            claim(message.linkAddress(NeighborMessage.SOURCE_LINK_ADDRESS), packet.sourceHigh, packet.sourceLow);
            target(message.targetHigh(), message.targetLow(), packet.destinationMac);
        } else {
            kind = message.isSolicited() ? Kind.REPLY : Kind.ANNOUNCEMENT;
            claim(message.linkAddress(NeighborMessage.TARGET_LINK_ADDRESS), message.targetHigh(), message.targetLow());
            target(packet.destinationHigh, packet.destinationLow, packet.destinationMac);
        }
        return mac != MacAddress.NONE || kind == Kind.REQUEST;
    }

    private void claim(long mac, long high, long low) {
        this.mac = mac;
        this.high = high;
        this.low = low;
    }

    private void target(long high, long low, long receiver) {
        targetHigh = high;
        targetLow = low;
        this.receiver = receiver;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Returns the MAC address that {@link #high} and {@link #low} are said to be at; {@link MacAddress#NONE} where none
     * is said.
     */
    public long mac() {
        return mac;
    }

    /** Returns the address that is claimed; that of the one who asks, in a request. */
    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /** Returns the address that is asked for, or to which is answered. */
    public long targetHigh() {
        return targetHigh;
    }

    public long targetLow() {
        return targetLow;
    }

    /** Returns the station it is sent to, all ones or a group for everybody. */
    public long receiver() {
        return receiver;
    }
}
