package dev.packetdash.payload;

import dev.packetdash.decode.PacketSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client says first in TLS, as far as one packet holds it (RFC 8446, section 4.1.2).
 *
 * @param serverName         empty where it names none
 * @param version            the highest version offered, as {@code TLS 1.3}
 * @param protocols          offered for the application (ALPN), the preferred first
 * @param ja4                the JA4 fingerprint; empty where the snapshot length cut the message
 */
public record TlsClientHello(String serverName, String version, List<String> protocols, String ja4) {

    /** What the packet says where its TCP payload begins with a ClientHello; reads the payload and allocates. */
    public static Optional<TlsClientHello> read(PacketSummary packet) {
        boolean tls = ApplicationProtocol.of(packet) == ApplicationProtocol.TLS;
        return tls ? TlsReader.read(new PayloadReader(packet)) : Optional.empty();
    }

    void describe(Map<String, String> fields) {
        fields.put("handshake", "client hello");
        fields.put("version", version);
        if (!serverName.isEmpty()) {
            fields.put("serverName", serverName);
        }
        if (!protocols.isEmpty()) {
            fields.put("applicationProtocols", String.join(", ", protocols));
        }
        if (!ja4.isEmpty()) {
            fields.put("ja4", ja4);
        }
    }
}
