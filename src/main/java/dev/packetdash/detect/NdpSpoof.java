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
        super(DetectorKind.NDP_SPOOF, settings, context);
    }

    @Override
    boolean isOurs(PacketSummary packet) {
        return packet.protocol() == Protocol.ICMPV6;
    }

    /** Duplicate address detection keeps honest stations from it (RFC 4862, section 5.4). */
    @Override
    boolean mistakesLast() {
        return false;
    }

    @Override
    boolean claimsByQuestions() {
        return false;
    }
}
