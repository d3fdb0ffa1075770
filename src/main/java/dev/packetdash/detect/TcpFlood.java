package dev.packetdash.detect;

import dev.packetdash.alert.AlertKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.decode.TcpKind;
import dev.packetdash.flow.Flow;
import dev.packetdash.net.Labels;

/**
 * Segments to one host that belong to no connection: ACKs, resets and what else skips the handshake. {@code packetdash.detect.tcp-flood.*} is
 * {@link FloodSettings}; a segment that is answered by anything but a reset was of a connection older than the capture.
 */
final class TcpFlood implements Detector {
    private final Surges surges;
    private final FloodVerdict verdict;

    TcpFlood(FloodSettings settings, Watch watch) {
        verdict = new FloodVerdict(
                kind(),
                settings,
                watch,
                "segments that belong to no connection",
                "Where only one direction is captured, connections older than the capture look the same.");
        surges = verdict.surges();
    }

    @Override
    public AlertKind kind() {
        return AlertKind.TCP_FLOOD;
    }

    @Override
    public void opened(Flow flow, PacketSummary packet) {
        if (packet.protocol() != Protocol.TCP || !packet.transportDecoded()) {
            return;
        }
        switch (packet.tcpKind()) {
            case ACK, RST, FIN, DATA, NULL, XMAS, OTHER -> count(packet);
            case SYN, SYN_ACK -> {}
        }
    }

    private void count(PacketSummary packet) {
        long now = packet.timestampNanos();
        Surge surge = surges.of(packet.destinationHigh(), packet.destinationLow(), 0, now);
        surge.count(packet.sourceHigh(), packet.sourceLow(), now);
        if (verdict.isFlood(surge, now)) {
            if (surge.examples.hasRoom()) {
                surge.examples.add(
                        now,
                        "stray TCP " + Lines.endpoint(packet.sourceHigh(), packet.sourceLow(), packet.sourcePort())
                                + " → "
                                + Lines.endpoint(
                                        packet.destinationHigh(), packet.destinationLow(), packet.destinationPort())
                                + " " + Labels.label(packet.tcpKind()));
            }
            verdict.raise(surge, packet.tcpKind() == TcpKind.RST ? "rst" : "ack", 0, now);
        }
    }

    @Override
    public void answered(Flow flow, PacketSummary packet) {
        if (packet.protocol() == Protocol.TCP
                && packet.tcpKind() != TcpKind.RST
                && packet.tcpKind() != TcpKind.SYN_ACK) {
            Surge surge = surges.find(packet.sourceHigh(), packet.sourceLow(), 0);
            if (surge != null) {
                surge.answers.add(packet.timestampNanos(), 1);
            }
        }
    }

    @Override
    public long tracked() {
        return surges.tracked();
    }

    @Override
    public long evictions() {
        return surges.evictions();
    }
}
