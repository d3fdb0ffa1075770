package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;

/**
 * Finds VLAN tags that a cooked header does not announce: since Linux 6.10 it names the innermost EtherType, while the
 * packet still begins with all tags but the outermost one ({@code vlan_get_protocol_dgram} of net/packet/af_packet.c).
 */
final class CookedTags {
    /** Bytes of a network header that {@link #begins} reads. */
    private static final int READ = 6;

    private CookedTags() {}

    /**
     * Returns true where the packet goes on with tags, the last of which announces {@code etherType}, and not with
     * that network header.
     */
    static boolean precede(DecodeState state, int etherType) {
        int end = Math.min(state.end, state.frame.capturedLength()) - READ;
        if (state.offset > end || begins(state, state.offset, etherType)) {
            return false;
        }
        for (int offset = state.offset; offset + VlanHeader.LENGTH <= end; ) {
            int next = state.frame.u16(offset + VlanHeader.ETHER_TYPE);
            offset += VlanHeader.LENGTH;
            if (next == etherType) {
                return begins(state, offset, etherType);
            }
            if (!EtherType.isTag(next)) {
                return false;
            }
        }
        return false;
    }

    /** Returns true where a network header of that type may begin and fits, or where the type cannot be told. */
    private static boolean begins(DecodeState state, int offset, int etherType) {
        Frame frame = state.frame;
        int first = frame.u8(offset);
        return switch (etherType) {
            case EtherType.IPV4 ->
                first >>> 4 == 4
                        && (first & 0xf) << 2 >= Ipv4Header.MINIMUM_LENGTH
                        && offset + frame.u16(offset + Ipv4Header.TOTAL_LENGTH) <= state.end;
            case EtherType.IPV6 ->
                first >>> 4 == 6
                        && offset + Ipv6Header.LENGTH + frame.u16(offset + Ipv6Header.PAYLOAD_LENGTH) <= state.end;
            case EtherType.ARP, EtherType.RARP -> frame.u16(offset + ArpHeader.PROTOCOL_TYPE) == EtherType.IPV4;
            default -> true;
        };
    }
}
