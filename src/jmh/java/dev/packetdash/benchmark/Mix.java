package dev.packetdash.benchmark;

import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.detect.Detection;
import dev.packetdash.net.Frame;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.traffic.Traffic;
import java.util.SplittableRandom;

/** Packets of many flows over and over: each flow is a template with addresses and a port of its own. */
final class Mix {
    private static final int SOURCE = 14 + 12;
    private static final int SOURCE_PORT = 14 + 20;
    private static final long NANOS_BETWEEN = 1000;

    final Frame[] frames = new Frame[Traffic.BATCH];
    final PacketSummary[] packets = new PacketSummary[Traffic.BATCH];
    private final byte[][] bytes = new byte[Traffic.BATCH][];
    private final PacketDecoder decoder = new PacketDecoder();
    private final SplittableRandom random = new SplittableRandom(7);
    private final int flows;
    private long nanos = 1_800_000_000L * 1_000_000_000;

    Mix(int flows) {
        this.flows = flows;
        for (int i = 0; i < bytes.length; i++) {
            PacketBytes ip = PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2");
            bytes[i] = (i % 5 == 0 ? ip.udp(1, 443).payload(100) : ip.tcp(1, 443, TcpFlags.ACK).payload(10)).bytes();
            frames[i] = new Frame();
            packets[i] = new PacketSummary();
        }
    }

    /** Puts other flows and times into the next batch. */
    void next() {
        for (int i = 0; i < bytes.length; i++) {
            int flow = random.nextInt(flows);
            byte[] packet = bytes[i];
            packet[SOURCE + 2] = (byte) (flow >>> 16);
            packet[SOURCE + 3] = (byte) (flow >>> 24);
            packet[SOURCE_PORT] = (byte) (flow >>> 8);
            packet[SOURCE_PORT + 1] = (byte) flow;
            nanos += NANOS_BETWEEN;
            frames[i].set(packet, 0, packet.length, packet.length, 1, nanos);
        }
    }

    void decode() {
        for (int i = 0; i < frames.length; i++) {
            decoder.decode(frames[i], packets[i]);
        }
    }

    void add(Traffic traffic) {
        traffic.foresee(packets, packets.length);
        for (int i = 0; i < packets.length; i++) {
            traffic.add(packets[i], i);
        }
    }

    void add(Traffic traffic, Detection detection) {
        traffic.foresee(packets, packets.length);
        for (int i = 0; i < packets.length; i++) {
            traffic.add(packets[i], i);
            detection.observe(frames[i], packets[i]);
        }
    }

    long nanos() {
        return nanos;
    }
}
