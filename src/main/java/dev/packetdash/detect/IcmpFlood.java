package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.IpAddress;

/**
 * ICMP requests to one host, far more than any monitoring sends. {@code packetdash.detect.icmp-flood.*} is {@link
 * FloodSettings}; answered or not makes no difference.
 */
final class IcmpFlood extends Detector {
    /** RFC 792, RFC 950 and, of ICMPv6, RFC 4620: the answers among the types that have no name of their own here. */
    private static final int TIMESTAMP_REPLY = 14;

    private static final int INFORMATION_REPLY = 16;
    private static final int MASK_REPLY = 18;
    private static final int NODE_INFORMATION_REPLY = 140;

    private final FloodVerdict verdict;

    IcmpFlood(FloodSettings settings, DetectorContext context) {
        super(DetectorKind.ICMP_FLOOD, EventKind.ICMP);
        verdict = new FloodVerdict(
                kind(),
                settings,
                context,
                "ICMP requests",
                "An administrator's flood ping or load test looks the same.");
        counted(verdict.loads);
    }

    /** Errors and answers are somebody else's doing. */
    @Override
    void observe(PacketSummary packet) {
        if (!packet.transportDecoded()
                || !isRequest(packet)
                || IpAddress.isGroup(packet.destinationHigh(), packet.destinationLow())) {
            return;
        }
        long now = packet.monotonicNanos();
        TargetLoad load = verdict.count(packet, 0);
        if (load != null && verdict.isFlood(load, now)) {
            if (load.examples.hasRoom()) {
                load.examples.add(
                        packet.timestampNanos(),
                        "ICMP " + Wording.address(packet.sourceHigh(), packet.sourceLow()) + " → "
                                + Wording.address(packet.destinationHigh(), packet.destinationLow()) + ", "
                                + packet.wireLength() + " bytes");
            }
            verdict.raise(load, load.hasOneSource() ? "icmp" : "icmp_distributed", 0, now);
        }
    }

    private static boolean isRequest(PacketSummary packet) {
        return switch (packet.icmpMessage()) {
            case ECHO_REQUEST -> true;
            case OTHER ->
                switch (packet.icmpType()) {
                    case TIMESTAMP_REPLY, INFORMATION_REPLY, MASK_REPLY, NODE_INFORMATION_REPLY -> false;
                    default -> true;
                };
            default -> false;
        };
    }
}
