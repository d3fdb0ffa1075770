package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.HandshakeOutcome;

/**
 * Connection requests to one port, far more than become connections. {@code packetdash.detect.syn-flood.*} is {@link
 * FloodSettings}; counted are SYNs, and against them the handshakes that complete, and ordinary requests that are
 * refused.
 */
final class SynFlood extends Detector {
    private final FloodVerdict verdict;

    SynFlood(FloodSettings settings, DetectorContext context) {
        super(DetectorKind.SYN_FLOOD, EventKind.SYN, EventKind.FLOW_ATTEMPTED);
        verdict = new FloodVerdict(
                kind(),
                settings,
                context,
                "connection requests",
                "Where only one direction is captured, no connection is seen to complete.");
        counted(verdict.loads);
    }

    @Override
    void observe(PacketSummary syn) {
        long now = syn.monotonicNanos();
        TargetLoad load = verdict.count(syn, syn.destinationPort());
        if (load == null) {
            return;
        }
        load.balance += syn.tcp().isHandmadeRequest() ? 1 : -1;
        if (verdict.isFlood(load, now)) {
            if (load.examples.hasRoom()) {
                load.examples.add(syn.timestampNanos(), "SYN " + Wording.ends(syn));
            }
            verdict.raise(load, load.hasOneSource() ? "syn" : "syn_distributed", syn.destinationPort(), now);
        }
    }

    @Override
    public void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {
        if (outcome == HandshakeOutcome.COMPLETED) {
            verdict.answered(flow.serverHigh(), flow.serverLow(), flow.servicePort(), nanos);
        } else if (outcome == HandshakeOutcome.REFUSED) {
            refused(flow, nanos);
        }
    }

    /**
     * Clients of a service that is down ask again and again, each with its system's own requests; a flood's are made by
     * a tool.
     */
    private void refused(Flow flow, long nanos) {
        TargetLoad load = verdict.find(flow.serverHigh(), flow.serverLow(), flow.servicePort());
        if (load != null && load.balance < 0) {
            load.answers.add(nanos, 1);
        }
    }

    @Override
    void candidates(long nanos, CandidateListener listener) {
        verdict.candidates(nanos, listener);
    }
}
