package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.Flow;
import dev.packetdash.net.IpAddress;

/**
 * Datagrams to one host from ever new ports or addresses that get no answer. {@code packetdash.detect.udp-flood.*} is
 * {@link FloodSettings}; counted are flows, since a stream within one flow may be a film or a call, and packets where
 * each has to be answered.
 */
final class UdpFlood extends Detector {
    /** Times the threshold from which on a program whose service is gone is no explanation any more. */
    private static final int TORRENT = 5;

    /** A flag of the key beside a target: it counts the answers from a port, not the questions to it. */
    private static final int ANSWERS = 1 << 16;

    private final FloodSettings settings;
    private final DetectorContext context;
    private final TargetLoadTable refused;
    private final FloodVerdict verdict;
    private final RefusedDatagrams datagrams = new RefusedDatagrams();

    UdpFlood(FloodSettings settings, DetectorContext context) {
        super(
                DetectorKind.UDP_FLOOD,
                EventKind.FLOW_OPENED,
                EventKind.FLOW_ANSWERED,
                EventKind.FLOW_UNREACHABLE,
                EventKind.QUESTION_OR_ANSWER);
        verdict = new FloodVerdict(
                kind(),
                settings,
                context,
                "unanswered datagrams of new flows",
                "A flood within one flow that nothing refuses cannot be told from a stream.");
        counted(verdict.loads);
        this.settings = settings;
        this.context = context;
        refused = counted(verdict.newTable());
    }

    /**
     * Where every question has its answer, packets tell more than flows: answers that were not asked for are bounced
     * off others, and questions without answers are no use to anybody who asks. Only for targets that are heard: else
     * it is the capture that lacks a direction.
     */
    @Override
    void observe(PacketSummary packet) {
        if (IpAddress.isGroup(packet.destinationHigh(), packet.destinationLow())) {
            return;
        }
        long now = packet.monotonicNanos();
        int from = packet.sourcePort();
        int to = packet.destinationPort();
        if (QuestionPort.is(from)) {
            verdict.answered(packet.sourceHigh(), packet.sourceLow(), from, now);
            judge(packet, ANSWERS | from, "udp_reflected", 0);
        }
        if (QuestionPort.is(to)) {
            verdict.answered(packet.sourceHigh(), packet.sourceLow(), ANSWERS | to, now);
            judge(packet, to, "udp", to);
        }
    }

    private void judge(PacketSummary packet, int key, String subtype, int port) {
        long now = packet.monotonicNanos();
        TargetLoad load = verdict.count(packet, key);
        if (load != null && verdict.isFlood(load, now) && context.hearsReceiver(packet) && !isTold(packet, now)) {
            if (load.examples.hasRoom()) {
                load.examples.add(
                        packet.timestampNanos(), "UDP " + Wording.ends(packet) + ", " + packet.wireLength() + " bytes");
            }
            verdict.raise(load, subtype, port, now);
        }
    }

    /** Whether so many flows are new that these alone are a flood. */
    private boolean isTold(PacketSummary packet, long now) {
        TargetLoad flows = verdict.find(packet.destinationHigh(), packet.destinationLow(), 0);
        return flows != null && verdict.isFlood(flows, now);
    }

    @Override
    public void opened(Flow flow, PacketSummary packet) {
        if (packet.protocol() != Protocol.UDP || IpAddress.isGroup(packet.destinationHigh(), packet.destinationLow())) {
            return;
        }
        long now = packet.monotonicNanos();
        TargetLoad load = verdict.count(packet, 0);
        if (load != null && verdict.isFlood(load, now)) {
            if (load.examples.hasRoom()) {
                load.examples.add(
                        packet.timestampNanos(), "UDP " + Wording.ends(packet) + ", " + packet.wireLength() + " bytes");
            }
            verdict.raise(load, load.hasOneSource() ? "udp" : "udp_distributed", 0, now);
        }
    }

    /**
     * Within one flow datagrams count where the target says that nobody takes them: all since it last said so. A
     * program whose service is gone does the same more slowly, so only a torrent counts.
     */
    @Override
    public void unreachable(Flow flow, PacketSummary packet) {
        if (!datagrams.read(flow, packet)) {
            return;
        }
        long nanos = packet.monotonicNanos();
        TargetLoad load = refused.of(
                datagrams.targetHigh,
                datagrams.targetLow,
                (long) datagrams.sourcePort << 16 | datagrams.targetPort,
                datagrams.sourceHigh,
                datagrams.sourceLow,
                nanos);
        long all = datagrams.packets;
        load.count(datagrams.sourceHigh, datagrams.sourceLow, all > load.taken ? all - load.taken : all, nanos);
        load.taken = all;
        if (load.offences.sum(nanos) >= (long) TORRENT * settings.packets()) {
            load.examples.add(
                    packet.timestampNanos(),
                    "port unreachable: " + Wording.address(datagrams.sourceHigh, datagrams.sourceLow) + " → "
                            + Wording.endpoint(datagrams.targetHigh, datagrams.targetLow, datagrams.targetPort)
                            + " after " + all + " datagrams");
            verdict.raise(load, "udp", datagrams.targetPort, nanos);
        }
    }

    @Override
    public void answered(Flow flow, PacketSummary packet) {
        if (packet.protocol() == Protocol.UDP) {
            verdict.answered(packet.sourceHigh(), packet.sourceLow(), 0, packet.monotonicNanos());
        }
    }

    @Override
    void candidates(long nanos, CandidateListener listener) {
        verdict.candidates(nanos, listener);
        refused.forEachAbout(
                listener,
                load -> listener.hear(new Candidate(
                        new Subject(
                                kind(),
                                "udp",
                                Party.of(load.key[3], load.key[4]),
                                Party.of(load.key[0], load.key[1]),
                                (int) load.key[2] & 0xffff),
                        new Measure(
                                "datagrams of one flow that nobody takes",
                                load.offences.sum(nanos),
                                (double) TORRENT * settings.packets(),
                                settings.window()),
                        "")));
    }
}
