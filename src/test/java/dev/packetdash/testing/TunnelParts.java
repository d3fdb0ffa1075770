package dev.packetdash.testing;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Headers that carry a packet or a frame inside another, and such as end the chain, for {@link PacketBytes#then}. */
public final class TunnelParts {
    private TunnelParts() {}

    /** An Ethernet header inside a packet. */
    public static PacketPart ethernet() {
        ByteBuffer header = ByteBuffer.allocate(14)
                .put(PacketPart.mac(PacketBytes.DESTINATION_MAC))
                .put(PacketPart.mac(PacketBytes.SOURCE_MAC));
        return PacketPart.of(header, 12, 2);
    }

    public static PacketPart mpls(int label, boolean bottom) {
        return PacketPart.last(ByteBuffer.allocate(4).putInt(label << 12 | (bottom ? 0x100 : 0) | 64));
    }

    /** PPPoE of the session stage and the PPP protocol in two bytes. */
    public static PacketPart pppoe(int session, int pppProtocol) {
        ByteBuffer header = ByteBuffer.allocate(8).put((byte) 0x11).putShort(2, (short) session);
        return PacketPart.last(header.putShort(6, (short) pppProtocol))
                .finishing((packet, start, network) ->
                        packet.putShort(start + 4, (short) (packet.capacity() - start - 6)));
    }

    /** GRE with its flags and version, and zeros for {@code optional} bytes of further fields. */
    public static PacketPart gre(int flagsAndVersion, int optional) {
        return PacketPart.of(ByteBuffer.allocate(4 + optional).putShort((short) flagsAndVersion), 2, 2);
    }

    public static PacketPart vxlan(int network) {
        return PacketPart.last(ByteBuffer.allocate(8).put((byte) 8).putInt(4, network << 8));
    }

    /** Geneve with options of so many bytes, a multiple of four. */
    public static PacketPart geneve(int network, int options) {
        ByteBuffer header = ByteBuffer.allocate(8 + options).put((byte) (options / 4));
        return PacketPart.of(header.putInt(4, network << 8), 2, 2);
    }

    /** Any header, as it is on the wire. */
    public static PacketPart bytes(String hex) {
        return PacketPart.last(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }
}
