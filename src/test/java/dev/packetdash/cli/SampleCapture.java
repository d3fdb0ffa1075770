package dev.packetdash.cli;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.pcapfile.PcapngWriter;
import dev.packetdash.testing.PacketBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A capture file of five and a half minutes, with something of everything in it, made anew at every call and always the
 * same.
 */
final class SampleCapture {
    private static final String QUESTION = "076578616d706c6503636f6d00" + "00010001";

    /** example.com (A), then 203.0.113.80, each with some bytes behind it that do not belong to it. */
    private static final byte[] QUERY = dns("0100" + "0001000000000000" + QUESTION, 30);

    private static final byte[] ANSWER =
            dns("8180" + "0001000100000000" + QUESTION + "c00c" + "00010001" + "0000003c" + "0004" + "cb007150", 90);
    private static final long START = Instant.parse("2026-11-20T08:41:29Z").getEpochSecond() * 1_000_000_000L;
    private static final long STEP = 8_300_000_000L;
    private static final String CLIENT = "198.51.100.100";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PcapngWriter writer = new PcapngWriter(out, "", "", "");
    private final int number = writer.addInterface("eth0", LinkType.ETHERNET, 0, "");
    private int packets;

    private SampleCapture() throws IOException {}

    static byte[] bytes() {
        try {
            return new SampleCapture().make();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] make() throws IOException {
        for (int i = 0; i < 16; i++) {
            add(ipv4(CLIENT, "203.0.113.46")
                    .tcp(52341, 443, TcpFlags.PSH | TcpFlags.ACK)
                    .payload(900_000));
            add(ipv4("203.0.113.46", CLIENT).tcp(443, 52341, TcpFlags.ACK));
        }
        for (int i = 0; i < 3; i++) {
            add(ipv4(CLIENT, "192.0.2.53").udp(40000 + i, 53).payload(QUERY));
            add(ipv4("192.0.2.53", CLIENT).udp(53, 40000 + i).payload(ANSWER));
        }
        add(PacketBytes.ethernet().arp(1, "198.51.100.1", CLIENT));
        add(PacketBytes.ethernet().ipv6("2001:db8::5", "2001:db8::1").icmpv6(128, 0));
        add(PacketBytes.ethernet().vlan(7).ipv6("2001:db8::5", "2001:db8::1").tcp(50000, 22, TcpFlags.SYN));
        writer.close();
        return out.toByteArray();
    }

    private static PacketBytes ipv4(String source, String destination) {
        return PacketBytes.ethernet().ipv4(source, destination);
    }

    private void add(PacketBytes packet) throws IOException {
        byte[] bytes = packet.bytes();
        int captured = Math.min(bytes.length, 256);
        writer.write(
                number, new Frame().set(bytes, 0, captured, bytes.length, LinkType.ETHERNET, START + packets++ * STEP));
    }

    private static byte[] dns(String message, int length) {
        return Arrays.copyOf(HexFormat.of().parseHex("1234" + message), length);
    }
}
