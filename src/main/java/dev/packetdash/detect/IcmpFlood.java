package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.IpAddress;
import java.time.Duration;

/**
 * ICMP requests to one host, far more than any monitoring sends. {@code packetdash.detect.icmp-flood.*} is {@link
 * Settings}; answered or not makes no difference.
 */
final class IcmpFlood extends Detector {
    /**
     * {@code packetdash.detect.icmp-flood.*}.
     *
     * @param enabled    whether it looks for these floods at all
     * @param packets    requests within {@code window} to one target that are a flood
     * @param window     see {@code packets}
     * @param maxTargets targets watched, an interface; where there are more, those with the fewest packets are
     *               forgotten
     */
    public record Settings(boolean enabled, int packets, Duration window, int maxTargets) implements DetectorSettings {
        public static final Settings DEFAULTS = new Settings(true, 500, Duration.ofSeconds(5), 4096);

        public Settings {
            flood(enabled, packets, window, maxTargets).checked("icmp-flood");
        }

        /** Returns those of a flood that answers do not excuse. */
        FloodSettings flood() {
            return flood(enabled, packets, window, maxTargets);
        }

        private static FloodSettings flood(boolean enabled, int packets, Duration window, int maxTargets) {
            return new FloodSettings(enabled, packets, window, 1, maxTargets);
        }
    }

    /** RFC 792, RFC 950 and, of ICMPv6, RFC 4620: the answers among the types that have no name of their own here. */
    private static final int TIMESTAMP_REPLY = 14;

    private static final int INFORMATION_REPLY = 16;
    private static final int MASK_REPLY = 18;
    private static final int NODE_INFORMATION_REPLY = 140;

    private final FloodVerdict verdict;

    IcmpFlood(Settings settings, DetectorContext context) {
        super(DetectorKind.ICMP_FLOOD, EventKind.ICMP);
        verdict = new FloodVerdict(
                kind(),
                settings.flood(),
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

    @Override
    void candidates(long nanos, CandidateListener listener) {
        verdict.candidates(nanos, listener);
    }
}
