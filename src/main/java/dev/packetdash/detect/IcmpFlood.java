package dev.packetdash.detect;

import dev.packetdash.alert.AlertKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import java.util.Set;

/**
 * ICMP requests to one host, far more than any monitoring sends. {@code packetdash.detect.icmp-flood.*} is {@link FloodSettings}; answered or
 * not makes no difference.
 */
final class IcmpFlood implements Detector {
    /** RFC 792, RFC 950 and, of ICMPv6, RFC 4620: the answers among the types that have no name of their own here. */
    private static final int TIMESTAMP_REPLY = 14;

    private static final int INFORMATION_REPLY = 16;
    private static final int MASK_REPLY = 18;
    private static final int NODE_INFORMATION_REPLY = 140;

    private final FloodVerdict verdict;

    IcmpFlood(FloodSettings settings, Watch watch) {
        verdict = new FloodVerdict(
                kind(), settings, watch, "ICMP requests", "An administrator's flood ping or load test looks the same.");
    }

    @Override
    public AlertKind kind() {
        return AlertKind.ICMP_FLOOD;
    }

    @Override
    public Set<Interest> interests() {
        return Set.of(Interest.ICMP);
    }

    /** Errors and answers are somebody else's doing. */
    @Override
    public void observe(Frame frame, PacketSummary packet) {
        if (!packet.transportDecoded()
                || !isRequest(frame, packet)
                || IpAddress.isGroup(packet.destinationHigh(), packet.destinationLow())) {
            return;
        }
        long now = packet.monotonicNanos();
        Surge surge = verdict.count(packet, 0);
        if (surge != null && verdict.isFlood(surge, now)) {
            if (surge.examples.hasRoom()) {
                surge.examples.add(
                        packet.timestampNanos(),
                        "ICMP " + Lines.address(packet.sourceHigh(), packet.sourceLow()) + " → "
                                + Lines.address(packet.destinationHigh(), packet.destinationLow()) + ", "
                                + packet.wireLength() + " bytes");
            }
            verdict.raise(surge, surge.hasOneSource() ? "icmp" : "icmp_distributed", 0, now);
        }
    }

    private static boolean isRequest(Frame frame, PacketSummary packet) {
        return switch (packet.icmpMessage()) {
            case ECHO_REQUEST -> true;
            case OTHER ->
                switch (frame.u8(packet.layerOffset(packet.layerCount() - 1))) {
                    case TIMESTAMP_REPLY, INFORMATION_REPLY, MASK_REPLY, NODE_INFORMATION_REPLY -> false;
                    default -> true;
                };
            default -> false;
        };
    }

    @Override
    public long tracked() {
        return verdict.tracked();
    }

    @Override
    public long evictions() {
        return verdict.evictions();
    }
}
