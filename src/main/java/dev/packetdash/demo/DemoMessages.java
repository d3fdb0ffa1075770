package dev.packetdash.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the demo's applications say to each other, in whole and well-formed messages. */
final class DemoMessages {
    static final byte[] HTTP_REQUEST = text("GET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n");
    static final byte[] HTTP_ANSWER = text("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nHello\n");
    static final byte[] REDIS_REQUEST = text("*1\r\n$4\r\nPING\r\n");
    static final byte[] REDIS_ANSWER = text("+PONG\r\n");
    static final byte[] TLS_REQUEST = tlsRecord(220);
    static final byte[] TLS_ANSWER = tlsRecord(1400);

    private static final byte[] DNS_NAME = text("\3www\7example\3com\0");
    private static final int DNS_RECURSION_DESIRED = 0x0100;
    private static final int DNS_ANSWERED = 0x8180;

    private DemoMessages() {}

    /** Application data (RFC 8446, section 5.1); nobody can read what is in it. */
    private static byte[] tlsRecord(int length) {
        ByteBuffer message = ByteBuffer.allocate(5 + length).put((byte) 23).putShort((short) 0x0303);
        return message.putShort((short) length).array();
    }

    /** A question for the address of www.example.com (RFC 1035, section 4.1). */
    static byte[] dnsQuestion(int id) {
        return dns(id, DNS_RECURSION_DESIRED, 0).array();
    }

    static byte[] dnsAnswer(int id) {
        ByteBuffer message = dns(id, DNS_ANSWERED, 1);
        // The name by a pointer to the question, type A, class IN, an hour, 192.0.2.80
        message.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1);
        return message.putInt(3600).putShort((short) 4).putInt(0xc000_0250).array();
    }

    private static ByteBuffer dns(int id, int flags, int answers) {
        ByteBuffer message = ByteBuffer.allocate(12 + DNS_NAME.length + 4 + 16 * answers);
        message.putShort((short) id).putShort((short) flags);
        message.putShort((short) 1).putShort((short) answers).putInt(0);
        return message.put(DNS_NAME).putShort((short) 1).putShort((short) 1);
    }

    /** Version 4, mode 3 (client) or 4 (server), stratum 2 (RFC 5905, section 7.3). */
    static byte[] ntp(boolean server) {
        return Arrays.copyOf(new byte[] {(byte) (server ? 0x24 : 0x23), 2, 6, -20}, 48);
    }

    /** A line of syslog of facility local0, severity informational (RFC 3164). */
    static byte[] syslog(String line) {
        return text("<134>" + line);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
