package dev.packetdash.payload;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Labels;
import java.util.Map;
import java.util.Optional;

/**
 * The version in the long header of a QUIC packet, all that every version leaves readable there (RFC 8999, section
 * 5.1).
 *
 * @param version 0 in version negotiation
 */
public record QuicPacket(int version) {
    private static final int LONG_HEADER = 0x80;

    /** What the packet says where it is UDP to or from port 443 with a long header; reads the payload and allocates. */
    public static Optional<QuicPacket> read(PacketSummary packet) {
        if (ApplicationProtocol.of(packet) != ApplicationProtocol.QUIC) {
            return Optional.empty();
        }
        PayloadReader in = new PayloadReader(packet);
        boolean longHeader = (in.u8() & LONG_HEADER) != 0;
        int version = (int) in.u32();
        return longHeader && !in.isExhausted() ? Optional.of(new QuicPacket(version)) : Optional.empty();
    }

    /** {@code 1}, {@code 2}, {@code draft-29}, or the number in hex. */
    public String versionName() {
        return switch (version) {
            case 0 -> "negotiation";
            case 1 -> "1";
            case 0x6b33_43cf -> "2";
            default -> version >>> 8 == 0xff_0000 ? "draft-" + (version & 0xff) : Labels.hex(version, 8);
        };
    }

    void describe(Map<String, String> fields) {
        fields.put("version", versionName());
    }
}
