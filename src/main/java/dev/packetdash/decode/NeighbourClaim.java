package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.MacAddress;

/**
 * What ARP and IPv6 neighbour discovery have in common: one station says at which MAC address an IP address is, or asks
 * for one (RFC 826; RFC 4861, sections 4.3 and 4.4). Moved from packet to packet by {@link #read}; owned by one thread.
 */
public final class NeighbourClaim {
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

    private static final int ETHERNET_AND_IPV4 = 0x0604;
    private static final int ARP_LENGTHS = 4;
    private static final int ARP_SENDER_MAC = 8;
    private static final int ARP_TARGET_MAC = 18;
    private static final int ND_FLAGS = 4;
    private static final int ND_SOLICITED = 0x40;
    private static final int ND_TARGET = 8;
    private static final int ND_OPTIONS = 24;
    private static final int SOURCE_LINK_ADDRESS = 0x0101;
    private static final int TARGET_LINK_ADDRESS = 0x0201;

    private Kind kind = Kind.PROBE;
    private long mac;
    private long high;
    private long low;
    private long targetHigh;
    private long targetLow;
    private long receiver;

    /** False where the packet is neither, or cut. */
    public boolean read(PacketSummary packet) {
        if (packet.protocol == Protocol.ARP) {
            return packet.outcome == DecodeOutcome.COMPLETE && readArp(packet);
        }
        return packet.protocol == Protocol.ICMPV6 && packet.transportDecoded && readDiscovery(packet);
    }

    private boolean readArp(PacketSummary packet) {
        int offset = packet.layerOffset(packet.layerCount() - 1);
        if (packet.arpOperation == ArpOperation.OTHER || packet.frame.u16(offset + ARP_LENGTHS) != ETHERNET_AND_IPV4) {
            return false;
        }
        kind = switch (packet.arpOperation) {
            case REQUEST -> Kind.REQUEST;
            case REPLY -> Kind.REPLY;
            case GRATUITOUS -> Kind.ANNOUNCEMENT;
            case PROBE, OTHER -> Kind.PROBE;
        };
        claim(packet.frame.u48(offset + ARP_SENDER_MAC), packet.sourceHigh, packet.sourceLow);
        target(packet.destinationHigh, packet.destinationLow, packet.frame.u48(offset + ARP_TARGET_MAC));
        return true;
    }

    private boolean readDiscovery(PacketSummary packet) {
        boolean solicits = packet.icmpMessage == IcmpMessage.NEIGHBOR_SOLICITATION;
        int offset = packet.headersLength - IcmpHeader.LENGTH;
        int end = Math.min(packet.frame.capturedLength(), packet.headersLength + packet.payloadLength);
        if (!solicits && packet.icmpMessage != IcmpMessage.NEIGHBOR_ADVERTISEMENT || offset + ND_OPTIONS > end) {
            return false;
        }
        long askedHigh = packet.frame.i64(offset + ND_TARGET);
        long askedLow = packet.frame.i64(offset + ND_TARGET + Long.BYTES);
        long option =
                option(packet.frame, offset + ND_OPTIONS, end, solicits ? SOURCE_LINK_ADDRESS : TARGET_LINK_ADDRESS);
        if (solicits) {
            kind = IpAddress.isUnspecified(packet.sourceHigh, packet.sourceLow) ? Kind.PROBE : Kind.REQUEST;
            claim(option, packet.sourceHigh, packet.sourceLow);
        } else {
            kind = (packet.frame.u8(offset + ND_FLAGS) & ND_SOLICITED) != 0 ? Kind.REPLY : Kind.ANNOUNCEMENT;
            claim(option, askedHigh, askedLow);
        }
        target(
                solicits ? askedHigh : packet.destinationHigh,
                solicits ? askedLow : packet.destinationLow,
                packet.destinationMac);
        return option != MacAddress.NONE || kind == Kind.REQUEST;
    }

    private static long option(Frame frame, int from, int end, int wanted) {
        int at = from;
        while (at + 8 <= end) {
            if (frame.u16(at) == wanted) {
                return frame.u48(at + 2);
            }
            int length = frame.u8(at + 1) << 3;
            at += length == 0 ? end : length;
        }
        return MacAddress.NONE;
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
     * The MAC address that {@link #high} and {@link #low} are said to be at; {@link MacAddress#NONE} where it is not
     * said.
     */
    public long mac() {
        return mac;
    }

    /** The address that is claimed; that of the one who asks, in a request. */
    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /** The address that is asked for, or to which is answered. */
    public long targetHigh() {
        return targetHigh;
    }

    public long targetLow() {
        return targetLow;
    }

    /** The station it is sent to, all ones or a group for everybody. */
    public long receiver() {
        return receiver;
    }
}
