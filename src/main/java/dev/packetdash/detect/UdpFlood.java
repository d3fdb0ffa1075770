package dev.packetdash.detect;

import dev.packetdash.alert.AlertKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.Flow;
import dev.packetdash.net.IpAddress;

/**
 * Datagrams to one host from ever new ports or addresses that get no answer. {@code packetdash.detect.udp-flood.*} is {@link FloodSettings};
 * counted are flows, since a stream within one flow may be a film or a call.
 */
final class UdpFlood implements Detector {
    private final Surges surges;
    private final FloodVerdict verdict;

    UdpFlood(FloodSettings settings, Watch watch) {
        verdict = new FloodVerdict(
                kind(),
                settings,
                watch,
                "unanswered datagrams of new flows",
                "A flood within one flow cannot be told from a stream, and is not counted.");
        surges = verdict.surges();
    }

    @Override
    public AlertKind kind() {
        return AlertKind.UDP_FLOOD;
    }

    @Override
    public void opened(Flow flow, PacketSummary packet) {
        if (packet.protocol() != Protocol.UDP || IpAddress.isGroup(packet.destinationHigh(), packet.destinationLow())) {
            return;
        }
        long now = packet.timestampNanos();
        Surge surge = surges.of(packet.destinationHigh(), packet.destinationLow(), 0, now);
        surge.count(packet.sourceHigh(), packet.sourceLow(), now);
        if (verdict.isFlood(surge, now)) {
            if (surge.examples.hasRoom()) {
                surge.examples.add(
                        now,
                        "UDP " + Lines.endpoint(packet.sourceHigh(), packet.sourceLow(), packet.sourcePort()) + " → "
                                + Lines.endpoint(
                                        packet.destinationHigh(), packet.destinationLow(), packet.destinationPort())
                                + ", " + packet.wireLength() + " bytes");
            }
            verdict.raise(surge, surge.hasOneSource() ? "udp" : "udp_distributed", 0, now);
        }
    }

    @Override
    public void answered(Flow flow, PacketSummary packet) {
        if (packet.protocol() == Protocol.UDP) {
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
