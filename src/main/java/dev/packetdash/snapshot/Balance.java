package dev.packetdash.snapshot;

import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.traffic.PacketCounters;
import java.util.List;

/**
 * One of the sums that must come out: a whole, and its parts added up.
 *
 * @param sum        what is added up
 * @param difference whole less parts; what lies in the kernel's buffer for {@code kernel}, else 0
 */
public record Balance(String interfaceName, Sum sum, long whole, long parts, long difference, boolean balanced) {
    /** The closed list behind the {@code sum} label. */
    public enum Sum {
        /** received = dropped + delivered + in the buffer. */
        KERNEL,
        /** delivered = sum over protocols. */
        PROTOCOLS,
        /** delivered = sum over network layers. */
        NETWORKS,
        /** delivered = sum over decode outcomes. */
        DECODE_OUTCOMES
    }

    /** The least a captured packet takes of the kernel's buffer (a TPACKET_V3 header and an aligned minimal frame). */
    private static final long LEAST_BYTES_BUFFERED = 96;

    public static List<Balance> of(InterfaceSnapshot snapshot) {
        String name = snapshot.name();
        CaptureStatistics capture = snapshot.capture().statistics();
        PacketCounters counters = snapshot.counters().packets();
        long inBuffer = capture.unaccounted();
        boolean fits =
                inBuffer >= 0 && inBuffer <= snapshot.capture().parameters().bufferBytes() / LEAST_BYTES_BUFFERED;
        long taken = capture.dropped() + capture.delivered();
        return List.of(
                new Balance(name, Sum.KERNEL, capture.received(), taken, inBuffer, fits),
                ofDelivered(name, Sum.PROTOCOLS, capture, counters.packets().total()),
                ofDelivered(name, Sum.NETWORKS, capture, counters.networks().total()),
                ofDelivered(
                        name, Sum.DECODE_OUTCOMES, capture, counters.outcomes().total()));
    }

    private static Balance ofDelivered(String name, Sum sum, CaptureStatistics capture, long parts) {
        long difference = capture.delivered() - parts;
        return new Balance(name, sum, capture.delivered(), parts, difference, difference == 0);
    }
}
