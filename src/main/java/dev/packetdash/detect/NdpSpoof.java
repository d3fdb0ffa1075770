package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;

/**
 * Somebody claims another's IPv6 address by neighbour discovery; {@code packetdash.detect.ndp-spoof.*} is {@link
 * AddressSpoof.Settings}.
 */
final class NdpSpoof extends AddressSpoof {
    NdpSpoof(Settings settings, DetectorContext context) {
        // Duplicate address detection keeps honest stations from it (RFC 4862, section 5.4).
        super(DetectorKind.NDP_SPOOF, settings, context, false);
    }

    @Override
    boolean isOurs(PacketSummary packet) {
        return packet.protocol() == Protocol.ICMPV6;
    }

    @Override
    boolean claimsByQuestions() {
        return false;
    }
}
