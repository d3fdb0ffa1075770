package dev.packetdash.detect;

import dev.packetdash.alert.AlertKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;

/** Somebody claims another's IPv4 address by ARP; {@code packetdash.detect.arp-spoof.*} is {@link AddressSpoof.Settings}. */
final class ArpSpoof extends AddressSpoof {
    ArpSpoof(Settings settings, Watch watch) {
        super(settings, watch);
    }

    @Override
    public AlertKind kind() {
        return AlertKind.ARP_SPOOF;
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
