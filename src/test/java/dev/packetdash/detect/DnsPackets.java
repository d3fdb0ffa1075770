package dev.packetdash.detect;

import dev.packetdash.testing.PacketBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** DNS messages of one question each (RFC 1035, section 4). */
final class DnsPackets {
    private static final int CLIENT_PORT = 40_000;
    private static final int DNS_PORT = 53;
    private static final int ASKED_FOR_RECURSION = 0x0100;
    private static final int NO_SUCH_NAME = 0x8183;

    private DnsPackets() {}

    static PacketBytes question(String client, String resolver, int type, String name) {
        return PacketBytes.ethernet()
                .ipv4(client, resolver)
                .udp(CLIENT_PORT, DNS_PORT)
                .payload(message(ASKED_FOR_RECURSION, type, name));
    }

    /** The answer to a question for an address. */
    static PacketBytes noSuchName(String resolver, String client, String name) {
        return PacketBytes.ethernet()
                .ipv4(resolver, client)
                .udp(DNS_PORT, CLIENT_PORT)
                .payload(message(NO_SUCH_NAME, 1, name));
    }

    private static byte[] message(int flags, int type, String name) {
        ByteBuffer message = ByteBuffer.allocate(512).putShort((short) 1).putShort((short) flags);
        message.putShort((short) 1).put(new byte[6]);
        for (String label : name.split("\\.")) {
            message.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
        }
        message.put((byte) 0).putShort((short) type).putShort((short) 1);
        return Arrays.copyOf(message.array(), message.position());
    }
}
