package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Describes what an application says in a packet; only for readers, never on the packet path. */
final class ApplicationLayer {
    private ApplicationLayer() {}

    static Optional<LayerDetail> describe(Frame frame, PacketSummary packet) {
        Map<String, String> fields = new LinkedHashMap<>();
        ApplicationProtocol protocol = ApplicationProtocol.of(frame, packet);
        switch (protocol) {
            case DNS, MDNS, LLMNR, NBNS -> DnsMessage.read(frame, packet).ifPresent(dns -> dns.describe(fields));
            case DHCP -> DhcpMessage.read(frame, packet).ifPresent(dhcp -> dhcp.describe(fields));
            case NTP -> NtpMessage.read(frame, packet).ifPresent(ntp -> ntp.describe(fields));
            case QUIC -> QuicPacket.read(frame, packet).ifPresent(quic -> quic.describe(fields));
            case TLS -> TlsClientHello.read(frame, packet).ifPresent(tls -> tls.describe(fields));
            case HTTP -> HttpRequest.read(frame, packet).ifPresent(http -> http.describe(fields));
            case NONE -> {}
        }
        int offset = packet.payloadOffset();
        int length = Math.min(packet.payloadLength(), frame.capturedLength() - offset);
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new LayerDetail(Labels.label(protocol), offset, length, fields));
    }
}
