package dev.packetdash.payload;

import dev.packetdash.decode.LayerDetail;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Labels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Describes what an application says in a packet; only for readers, never on the packet path. */
final class ApplicationLayer {
    private ApplicationLayer() {}

    static Optional<LayerDetail> describe(PacketSummary packet) {
        Map<String, String> fields = new LinkedHashMap<>();
        ApplicationProtocol protocol = ApplicationProtocol.of(packet);
        switch (protocol) {
            case DNS, MDNS, LLMNR, NBNS -> DnsMessage.read(packet).ifPresent(dns -> dns.describe(fields));
            case DHCP -> DhcpMessage.read(packet).ifPresent(dhcp -> dhcp.describe(fields));
            case NTP -> NtpMessage.read(packet).ifPresent(ntp -> ntp.describe(fields));
            case QUIC -> QuicPacket.read(packet).ifPresent(quic -> quic.describe(fields));
            case TLS -> TlsClientHello.read(packet).ifPresent(tls -> tls.describe(fields));
            case HTTP -> HttpRequest.read(packet).ifPresent(http -> http.describe(fields));
            case NONE -> {}
        }
        int offset = packet.payloadOffset();
        int length = Math.min(packet.payloadLength(), packet.frame().capturedLength() - offset);
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new LayerDetail(Labels.label(protocol), offset, length, fields));
    }
}
