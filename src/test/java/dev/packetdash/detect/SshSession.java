package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;

import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import java.util.HexFormat;

/** An SSH connection in a scene: its key exchange is over, and each side's numbers are where that left them. */
final class SshSession {
    private static final byte[] NEW_KEYS = HexFormat.of().parseHex("0000000c0a1500000000000000000000");

    private final Scene scene;
    private final int port;
    private final int snapshot;
    /** The next sequence number of each side. */
    private int fromClient;

    private int fromServer;

    SshSession(Scene scene, int port, int keyExchange) {
        this(scene, port, keyExchange, Integer.MAX_VALUE);
    }

    /**
     * @param keyExchange bytes of it, half of them each way
     * @param snapshot    bytes of each packet that are captured
     */
    SshSession(Scene scene, int port, int keyExchange, int snapshot) {
        this.scene = scene;
        this.port = port;
        this.snapshot = snapshot;
        client(TcpFlags.SYN, new byte[0]);
        server(TcpFlags.SYN | TcpFlags.ACK, new byte[0]);
        fromClient++;
        fromServer++;
        client(TcpFlags.ACK, new byte[0]);
        client(TcpFlags.ACK, new byte[keyExchange / 2]);
        server(TcpFlags.ACK, new byte[keyExchange / 2]);
        client(TcpFlags.ACK | TcpFlags.PSH, NEW_KEYS);
    }

    /** The server's messages of these lengths, each in answer to one of 64 bytes. */
    SshSession says(int... lengths) {
        for (int length : lengths) {
            client(TcpFlags.ACK | TcpFlags.PSH, new byte[64]);
            server(TcpFlags.ACK | TcpFlags.PSH, new byte[length]);
        }
        return this;
    }

    void ends() {
        client(TcpFlags.ACK | TcpFlags.FIN, new byte[0]);
        server(TcpFlags.ACK | TcpFlags.FIN, new byte[0]);
    }

    private void client(int flags, byte[] payload) {
        PacketBytes packet = PacketBytes.ethernet()
                .ipv4(SCANNER, TARGET)
                .tcp(port, 22, flags)
                .numbered(fromClient, fromServer);
        scene.see(packet.payload(payload), snapshot);
        fromClient += payload.length;
    }

    private void server(int flags, byte[] payload) {
        PacketBytes packet = PacketBytes.ethernet()
                .ipv4(TARGET, SCANNER)
                .tcp(22, port, flags)
                .numbered(fromServer, fromClient);
        scene.see(packet.payload(payload), snapshot);
        fromServer += payload.length;
    }
}
