package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.decode.TcpKind;
import dev.packetdash.flow.Flow;
import dev.packetdash.net.Labels;
import dev.packetdash.net.TcpFlags;

/**
 * Segments to one host that belong to no connection: ACKs, resets and what else skips the handshake. {@code
 * packetdash.detect.tcp-flood.*} is {@link FloodSettings}; a segment that is answered by anything but a reset was of a
 * connection older than the capture.
 */
final class TcpFlood extends Detector {
    private final DetectorContext context;
    private final FloodVerdict verdict;

    TcpFlood(FloodSettings settings, DetectorContext context) {
        super(DetectorKind.TCP_FLOOD, EventKind.FLOW_OPENED, EventKind.FLOW_ANSWERED, EventKind.FLOW_RESET);
        this.context = context;
        verdict = new FloodVerdict(
                kind(),
                settings,
                context,
                "segments that belong to no connection",
                "Where only one direction is captured, connections older than the capture look the same.");
        counted(verdict.loads);
    }

    @Override
    public void opened(Flow flow, PacketSummary packet) {
        if (packet.protocol() == Protocol.TCP && packet.transportDecoded() && packet.tcpKind() != TcpKind.SYN) {
            TargetLoad load = verdict.count(packet, 0);
            if (load != null) {
                judge(load, packet.tcpKind(), packet.monotonicNanos(), packet);
            }
        }
    }

    /**
     * Within one flow stray segments are told by the resets that answer them: without the ACK flag, for they answer no
     * SYN (RFC 9293, section 3.10.7.1).
     */
    @Override
    public void reset(Flow flow, PacketSummary packet) {
        boolean answers = packet.sourceLow() == flow.serverLow() && packet.sourceHigh() == flow.serverHigh();
        boolean stray = answers
                && (packet.tcpFlags() & TcpFlags.ACK) == 0
                && !flow.isHandshakeCompleted()
                && flow.allPacketsFromClient() > 1;
        if (stray) {
            TargetLoad load = verdict.count(
                    flow.clientHigh(), flow.clientLow(), flow.serverHigh(), flow.serverLow(), packet.monotonicNanos());
            judge(load, TcpKind.ACK, packet.monotonicNanos(), packet);
        }
    }

    private void judge(TargetLoad load, TcpKind kind, long nanos, PacketSummary packet) {
        boolean halfCaptured = kind == TcpKind.SYN_ACK && !context.hearsReceiver(packet);
        if (!halfCaptured && verdict.isFlood(load, nanos)) {
            if (load.examples.hasRoom()) {
                load.examples.add(
                        packet.timestampNanos(), "TCP " + Wording.ends(packet) + " " + Labels.label(packet.tcpKind()));
            }
            verdict.raise(load, kind == TcpKind.RST ? "rst" : kind == TcpKind.SYN_ACK ? "syn_ack" : "ack", 0, nanos);
        }
    }

    @Override
    public void answered(Flow flow, PacketSummary packet) {
        if (packet.protocol() == Protocol.TCP
                && packet.tcpKind() != TcpKind.RST
                && packet.tcpKind() != TcpKind.SYN_ACK) {
            verdict.answered(packet.sourceHigh(), packet.sourceLow(), 0, packet.monotonicNanos());
        }
    }

    @Override
    void candidates(long nanos, CandidateListener listener) {
        verdict.candidates(nanos, listener);
    }
}
