package dev.packetdash.decode;

import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** One good packet for every application that is read. */
public final class ApplicationSamples {
    /** example.com, type A; the answer's name points back to the question's. */
    public static final String DNS_RESPONSE =
            "1234" + "8183" + "0001" + "0002" + "0000" + "0000" + "076578616d706c6503636f6d00" + "00010001"
                    + "c00c" + "00050001" + "00000e10" + "0006" + "03777777c00c"
                    + "c029" + "00010001" + "00000e10" + "0004" + "cb007102";

    public static final String DNS_QUERY =
            "1234" + "0100" + "0001" + "0000" + "0000" + "0000" + "076578616d706c6503636f6d00" + "001c0001";

    /** With GREASE, for server.example.com, offering TLS 1.3 and h2. */
    public static final String CLIENT_HELLO =
            "1603010071" + "0100006d" + "0303" + "00".repeat(32) + "00" + "0006" + "0a0a13011302" + "0100"
                    + "003e" + "1a1a0000"
                    + "00000017" + "0015" + "00" + "0012" + "7365727665722e6578616d706c652e636f6d"
                    + "00100005" + "0003" + "026832"
                    + "000d0006" + "0004" + "04030804"
                    + "002b0007" + "06" + "2a2a03040303"
                    + "00050001" + "01";

    public static final List<PacketBytes> ALL = List.of(
            udp(53, DNS_QUERY),
            udp(5353, DNS_RESPONSE),
            tcp("%04x".formatted(DNS_RESPONSE.length() / 2) + DNS_RESPONSE, 53),
            udp(137, DNS_QUERY),
            udp(53000, DNS_QUERY),
            udp(67, "010106" + "00".repeat(233) + "63825363" + "3501" + "03" + "00" + "ff"),
            udp(123, "23" + "00".repeat(47)),
            udp(443, "c0" + "00000001" + "00".repeat(20)),
            tcp(CLIENT_HELLO, 443),
            tcp("140303000101" + CLIENT_HELLO, 443),
            tcp(hex("GET /a?b HTTP/1.1\r\nAccept: */*\r\nHost: example.com\r\n\r\n"), 80));

    private ApplicationSamples() {}

    public static PacketBytes udp(int port, String payload) {
        return PacketBytes.ethernet()
                .ipv4("198.51.100.1", "203.0.113.2")
                .udp(40_000, port)
                .payload(HexFormat.of().parseHex(payload));
    }

    public static PacketBytes tcp(String payload, int port) {
        return PacketBytes.ethernet()
                .ipv6("2001:db8::1", "2001:db8::2")
                .tcp(40_000, port, TcpFlags.ACK)
                .payload(HexFormat.of().parseHex(payload));
    }

    public static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
