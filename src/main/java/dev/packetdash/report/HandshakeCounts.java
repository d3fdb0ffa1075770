package dev.packetdash.report;

import dev.packetdash.flow.HandshakeLeg;
import dev.packetdash.flow.HandshakeOutcome;
import dev.packetdash.flow.TcpCounters;
import dev.packetdash.net.Direction;
import dev.packetdash.net.Labels;
import dev.packetdash.net.Times;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The part of a {@link Report} on TCP connection attempts.
 *
 * @param pending   without an outcome yet: attempts = pending + the sum of outcomes
 * @param durations of the legs network (SYN to SYN-ACK) and server (SYN-ACK to ACK)
 */
public record HandshakeCounts(
        long attempts, long pending, Map<String, Long> outcomes, Map<String, LegTimes> durations) {
    /**
     * How long a leg of handshakes took.
     *
     * @param medianSeconds estimated from classes of durations, like the next; 0 where there is none
     * @param p95Seconds    exceeded by one in twenty
     */
    public record LegTimes(long count, double meanSeconds, double medianSeconds, double p95Seconds) {}

    static HandshakeCounts of(TcpCounters tcp) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        for (HandshakeOutcome outcome : HandshakeOutcome.values()) {
            outcomes.put(Labels.label(outcome), sum(direction -> tcp.outcomes(direction, outcome)));
        }
        Map<String, LegTimes> durations = new LinkedHashMap<>();
        for (HandshakeLeg leg : HandshakeLeg.values()) {
            durations.put(Labels.label(leg), times(tcp, leg));
        }
        return new HandshakeCounts(sum(tcp::attempts), tcp.pending(), outcomes, durations);
    }

    private static long sum(ToLongFunction<Direction> count) {
        return Arrays.stream(Direction.values()).mapToLong(count).sum();
    }

    private static LegTimes times(TcpCounters tcp, HandshakeLeg leg) {
        long[] counts = new long[TcpCounters.durationBounds().length + 1];
        for (Direction direction : Direction.values()) {
            long[] more = tcp.durations(direction, leg);
            Arrays.setAll(counts, i -> counts[i] + more[i]);
        }
        long count = Arrays.stream(counts).sum();
        double total = Times.seconds(sum(direction -> tcp.durationSum(direction, leg)));
        return new LegTimes(count, count == 0 ? 0 : total / count, quantile(counts, 0.5), quantile(counts, 0.95));
    }

    /** Estimates a quantile as Prometheus does: evenly spread within a class, the last bound for all above it. */
    private static double quantile(long[] counts, double share) {
        long[] bounds = TcpCounters.durationBounds();
        double rank = share * Arrays.stream(counts).sum();
        double before = 0;
        for (int i = 0; i < bounds.length; i++) {
            if (counts[i] > 0 && before + counts[i] >= rank) {
                long lower = i == 0 ? 0 : bounds[i - 1];
                return Times.seconds(lower + Math.round((bounds[i] - lower) * (rank - before) / counts[i]));
            }
            before += counts[i];
        }
        return before == rank ? 0 : Times.seconds(bounds[bounds.length - 1]);
    }
}
