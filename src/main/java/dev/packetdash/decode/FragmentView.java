package dev.packetdash.decode;

import dev.packetdash.net.Frame;

/**
 * Which part of its datagram a fragment is (RFC 791, section 3.2; RFC 8200, section 4.5). Moved from packet to packet
 * by its {@link PacketSummary}.
 */
public final class FragmentView extends OnDemand {
    private final Ipv4Header ipv4 = new Ipv4Header();
    private final Ipv6Header ipv6 = new Ipv6Header();
    private final Ipv6FragmentHeader fragment = new Ipv6FragmentHeader();
    private int start;
    private int end;
    private long identification;

    FragmentView() {}

    @Override
    boolean read(PacketSummary packet) {
        if (packet.fragment == FragmentPosition.NONE) {
            return false;
        }
        int network = -1;
        LayerList layers = packet.layers();
        for (int i = 0; i < layers.count(); i++) {
            int offset = layers.offset(i);
            switch (layers.kind(i)) {
                case IP, IPV6 -> network = offset;
                case IPV6_FRAGHDR -> readIpv6(packet.frame, network, offset);
                default -> {}
            }
        }
        if (packet.network == NetworkClass.IPV4 && network >= 0) {
            readIpv4(packet.frame, network);
        }
        return network >= 0;
    }

    private void readIpv4(Frame frame, int offset) {
        ipv4.wrap(frame, offset, frame.wireLength());
        start = ipv4.fragmentOffset();
        end = start + Math.max(0, ipv4.totalLength() - ipv4.length);
        identification = ipv4.identification();
    }

    private void readIpv6(Frame frame, int network, int offset) {
        ipv6.wrap(frame, network, frame.wireLength());
        fragment.wrap(frame, offset, frame.wireLength());
        start = fragment.fragmentOffset();
        end = start + Math.max(0, network + ipv6.length + ipv6.payloadLength() - offset - Ipv6FragmentHeader.LENGTH);
        identification = fragment.identification();
    }

    /** Returns where its payload begins in that of the datagram, in bytes. */
    public int start() {
        return start;
    }

    /** Returns where it ends: of the last fragment, the length of the reassembled payload. */
    public int end() {
        return end;
    }

    /** Returns what the fragments of one datagram share, besides their addresses. */
    public long identification() {
        return identification;
    }
}
