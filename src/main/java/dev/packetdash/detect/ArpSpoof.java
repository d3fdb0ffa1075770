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
        super(settings, context);
    }

    @Override
    public DetectorKind kind() {
        return DetectorKind.ARP_SPOOF;
    }

    @Override
    boolean isOurs(PacketSummary packet) {
        return packet.protocol() == Protocol.ARP;
    }

    @Override
    boolean mistakesLast() {
        return true;
    }

    @Override
    boolean claimsByQuestions() {
        return true;
    }
}
