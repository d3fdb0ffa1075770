package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;

/**
 * Somebody claims another's IPv4 address by ARP; {@code packetdash.detect.arp-spoof.*} is {@link
 * AddressSpoof.Settings}.
 */
final class ArpSpoof extends AddressSpoof {
    ArpSpoof(Settings settings, DetectorContext context) {
        super(DetectorKind.ARP_SPOOF, settings, context, true);
    }

    @Override
    boolean isOurs(PacketSummary packet) {
        return packet.protocol() == Protocol.ARP;
    }

    @Override
    boolean claimsByQuestions() {
        return true;
    }
}
