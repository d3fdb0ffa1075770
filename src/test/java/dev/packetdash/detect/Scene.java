package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.flow.FlowTable;
import dev.packetdash.net.MonotonicTime;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.util.ArrayList;
import java.util.List;

/** Packets that pass a flow table and all detectors, a millisecond apart, and what was found. */
final class Scene {
    static final String SCANNER = "203.0.113.66";
    static final String TARGET = "198.51.100.50";

    final List<Finding> findings = new ArrayList<>();
    final Detection detection;
    private final FlowTable flows;
    private final Packets packets = new Packets();
    private final MonotonicTime time = new MonotonicTime();
    long nanos;
    long stepNanos = SECOND / 1000;

    Scene() {
        this(DetectSettings.DEFAULTS, START);
    }

    Scene(DetectSettings settings, long startNanos) {
        this(settings, startNanos, CandidateListener.NONE);
    }

    Scene(DetectSettings settings, long startNanos, CandidateListener listener) {
        detection = new Detection(settings, findings::add, listener);
        flows = new FlowTable(new FlowSettings(1 << 16), flow -> {}, detection);
        nanos = startNanos;
    }

    Scene pause(long pauseNanos) {
        nanos += pauseNanos;
        return this;
    }

    Scene see(PacketBytes packet) {
        return see(packets.of(nanos, packet));
    }

    /** @param snapshot bytes of it that are captured */
    Scene see(PacketBytes packet, int snapshot) {
        return see(packets.cut(nanos, packet, snapshot));
    }

    Scene tcp(Ends ends, int flags) {
        return tcp(ends, flags, 74);
    }

    /** @param length on the wire */
    Scene tcp(Ends ends, int flags, int length) {
        return see(packets.tcp(nanos, ends, flags, length));
    }

    /** TCP packets have this sequence number from now on; 1 before. */
    Scene sequence(int number) {
        packets.sequence(number);
        return this;
    }

    /** A connection of a dozen packets each way, by whose sequence numbers each side sent so many bytes. */
    void session(Ends ends, int bytes) {
        sequence(1).tcp(ends, TcpFlags.SYN).tcp(ends.reversed(), TcpFlags.SYN | TcpFlags.ACK);
        sequence(2);
        for (int i = 0; i < 12; i++) {
            tcp(ends, TcpFlags.ACK).tcp(ends.reversed(), TcpFlags.ACK);
        }
        sequence(2 + bytes).tcp(ends, TcpFlags.FIN | TcpFlags.ACK);
        tcp(ends.reversed(), TcpFlags.FIN | TcpFlags.ACK);
    }

    Scene udp(Ends ends, int length) {
        return see(packets.udp(nanos, ends, length));
    }

    private Scene see(PacketSummary packet) {
        packet.stamp(time);
        if (packet.hasAddresses()) {
            flows.add(packet);
        }
        detection.observe(packet);
        nanos += stepNanos;
        return this;
    }

    /** A request that is refused. */
    Scene refused(String source, int sourcePort, String target, int port) {
        Ends ends = Ends.of(source, sourcePort, target, port);
        return tcp(ends, TcpFlags.SYN).tcp(ends.reversed(), TcpFlags.RST | TcpFlags.ACK);
    }

    /** A connection, from its beginning to its end. */
    Scene connected(String source, int sourcePort, String target, int port) {
        Ends ends = Ends.of(source, sourcePort, target, port);
        return tcp(ends, TcpFlags.SYN)
                .tcp(ends.reversed(), TcpFlags.SYN | TcpFlags.ACK)
                .tcp(ends, TcpFlags.ACK)
                .tcp(ends, TcpFlags.FIN | TcpFlags.ACK)
                .tcp(ends.reversed(), TcpFlags.FIN | TcpFlags.ACK)
                .tcp(ends, TcpFlags.ACK);
    }

    Scene finish() {
        flows.finish();
        detection.finish();
        return this;
    }

    /** What was found of a kind that is no mere suspicion. */
    List<Finding> confirmed(DetectorKind kind) {
        return findings.stream()
                .filter(finding -> finding.subject().kind() == kind)
                .filter(finding -> finding.severity() != Severity.LOW)
                .toList();
    }
}
