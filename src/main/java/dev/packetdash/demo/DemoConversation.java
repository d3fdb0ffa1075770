package dev.packetdash.demo;

import dev.packetdash.demo.DemoFrames.Host;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.TcpFlags;
import java.util.ArrayList;
import java.util.List;

/** Frames that belong together, each with its time from the first, written as the two ends would exchange them. */
final class DemoConversation {
    /** A frame and when it crosses the wire. */
    record Timed(long nanos, byte[] frame) {}

    private static final int SYN_ACK = TcpFlags.SYN | TcpFlags.ACK;
    private static final byte[] NOTHING = {};

    private final List<Timed> frames = new ArrayList<>();
    private final Host client;
    private final Host server;
    /** Source and destination port as the client's segments carry them. */
    private final int ports;

    private long nanos;
    private long clientSequence;
    private long serverSequence;

    DemoConversation(Host client, Host server, int clientPort, int serverPort) {
        this.client = client;
        this.server = server;
        ports = clientPort << 16 | serverPort;
        clientSequence = clientPort * 65_537L;
        serverSequence = clientPort * 257L;
    }

    List<Timed> frames() {
        return frames;
    }

    DemoConversation pause(long micros) {
        nanos += micros * 1000;
        return this;
    }

    private DemoConversation add(byte[] frame) {
        frames.add(new Timed(nanos, frame));
        return this;
    }

    private int answerPorts() {
        return Integer.rotateLeft(ports, 16);
    }

    DemoConversation connect(long roundTripMicros) {
        attempt().pause(roundTripMicros);
        add(DemoFrames.tcp(server, client, answerPorts(), serverSequence++, clientSequence, SYN_ACK, NOTHING));
        return pause(50).fromClient(TcpFlags.ACK, NOTHING);
    }

    /** A SYN that nobody answers. */
    DemoConversation attempt() {
        add(DemoFrames.tcp(client, server, ports, clientSequence++, 0, TcpFlags.SYN, NOTHING));
        return this;
    }

    /** A request, its answer in {@code segments} of {@code answer} each, and what acknowledges them. */
    DemoConversation exchange(byte[] request, byte[] answer, int segments, long roundTripMicros) {
        fromClient(TcpFlags.ACK | TcpFlags.PSH, request).pause(roundTripMicros);
        for (int i = 0; i < segments; i++) {
            fromServer(TcpFlags.ACK | (i == segments - 1 ? TcpFlags.PSH : 0), answer)
                    .pause(120);
        }
        return fromClient(TcpFlags.ACK, NOTHING).pause(2000);
    }

    DemoConversation finish(long roundTripMicros) {
        fromClient(TcpFlags.FIN | TcpFlags.ACK, NOTHING).pause(roundTripMicros);
        clientSequence++;
        fromServer(TcpFlags.FIN | TcpFlags.ACK, NOTHING).pause(50);
        serverSequence++;
        return fromClient(TcpFlags.ACK, NOTHING);
    }

    private DemoConversation fromClient(int flags, byte[] payload) {
        add(DemoFrames.tcp(client, server, ports, clientSequence, serverSequence, flags, payload));
        clientSequence += payload.length;
        return this;
    }

    private DemoConversation fromServer(int flags, byte[] payload) {
        add(DemoFrames.tcp(server, client, answerPorts(), serverSequence, clientSequence, flags, payload));
        serverSequence += payload.length;
        return this;
    }

    /** One datagram each way. */
    DemoConversation ask(byte[] question, byte[] answer, long roundTripMicros) {
        add(DemoFrames.udp(client, server, ports, question)).pause(roundTripMicros);
        return add(DemoFrames.udp(server, client, answerPorts(), answer));
    }

    /** A datagram in a VLAN, which wants no answer. */
    DemoConversation tell(byte[] message, int vlan) {
        return add(DemoFrames.tagged(DemoFrames.udp(client, server, ports, message), vlan));
    }

    DemoConversation ping(int sequence, long roundTripMicros) {
        add(DemoFrames.ip(client, server, IpProtocol.ICMP, DemoFrames.echo(false, 7, sequence, 56)));
        pause(roundTripMicros);
        return add(DemoFrames.ip(server, client, IpProtocol.ICMP, DemoFrames.echo(true, 7, sequence, 56)));
    }

    /** A ping too long for one packet. */
    DemoConversation fragmentedPing(int sequence, long roundTripMicros) {
        byte[] request = DemoFrames.echo(false, 8, sequence, 2000);
        byte[] reply = DemoFrames.echo(true, 8, sequence, 2000);
        DemoFrames.fragments(client, server, IpProtocol.ICMP, sequence, request, 1480)
                .forEach(this::add);
        pause(roundTripMicros);
        DemoFrames.fragments(server, client, IpProtocol.ICMP, sequence, reply, 1480)
                .forEach(this::add);
        return this;
    }

    DemoConversation resolve() {
        add(DemoFrames.arp(client, server, false)).pause(300);
        return add(DemoFrames.arp(server, client, true));
    }
}
