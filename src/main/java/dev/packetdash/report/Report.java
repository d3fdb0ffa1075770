package dev.packetdash.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packetdash.alert.AlertDocument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All numbers of one instant, over all interfaces: the model behind {@code /api/v1/report}. Packets and bytes are
 * cumulative since the start; the lists are of the last complete window, or of the window so far while that would show
 * nothing.
 *
 * @param rates          of each of the last 60 seconds
 * @param alerts  open and ended, suspects (of low severity) among them, the newest first
 */
public record Report(
        @JsonUnwrapped Run run,
        Totals totals,
        RateSeries rates,
        @JsonUnwrapped LayerCounts layers,
        @JsonUnwrapped MessageCounts messages,
        @JsonUnwrapped Lists lists,
        List<SuspectEntry> scanSuspects,
        List<AlertDocument> alerts,
        List<BookEntry> books) {

    /**
     * What was looked at, and for how long.
     *
     * @param source live, file or demo
     */
    public record Run(
            String source,
            Instant startedAt,
            Instant at,
            double runtimeSeconds,
            List<InterfaceState> interfaces,
            Capture capture) {}

    /** Who talked most in the window. */
    public record Lists(
            Window window, List<HostEntry> hosts, List<ConversationEntry> conversations, List<ServiceEntry> services) {}

    /** One interface, and why it is not being read if it is not. */
    public record InterfaceState(
            String name,
            String kind,
            boolean up,
            @Nullable Failure failure,
            @Nullable String linkType,
            String filter,
            int snapshotLength,
            double snapshotAgeSeconds) {}

    /** What failed, and what helps. */
    public record Failure(String reason, String message, String remedy) {}

    /**
     * The kernel's side of the books: received = dropped + delivered + unaccounted, which is what lies in the buffer.
     *
     * @param outOfOrder delivered packets whose time stamp is lower than that of one delivered before on the interface
     * @param untimed    packets of a file without a time stamp from 1970 up to the year 2200, which have that of the
     *                   packet before
     */
    public record Capture(
            long kernelReceived,
            long kernelDropped,
            long interfaceDropped,
            long delivered,
            long unaccounted,
            long capturedBytes,
            long outOfOrder,
            long untimed) {}

    /**
     * Sums since the start; rates over the last complete second and the last 60, or as many as there are; over all of
     * a run that is over.
     */
    public record Totals(
            long packets,
            long bytes,
            double packetsPerSecond,
            double bytesPerSecond,
            double packetsPerSecondLastMinute,
            double bytesPerSecondLastMinute) {}

    /**
     * Per second, the oldest first; the last one ends at {@code endedAt}.
     *
     * @param seconds of these complete since the start; those before are 0
     */
    public record RateSeries(Instant endedAt, int seconds, long[] packets, long[] bytes) {}

    /**
     * The window of the lists.
     *
     * @param seconds      that they cover
     * @param endedAt      end of these; null of a run without packets
     * @param complete     false where it is the first part of a window that goes on
     * @param errorBytes   how far any value of a list may be too low
     * @param sources      distinct addresses that sent
     * @param destinations distinct addresses that were sent to
     */
    public record Window(
            double seconds,
            @Nullable Instant endedAt,
            boolean complete,
            long errorBytes,
            long sources,
            long destinations) {}

    /** An address, and what it sent and received. */
    public record HostEntry(
            String address, long sentPackets, long sentBytes, long receivedPackets, long receivedBytes) {}

    /** A client and a service, both ways; port 0 where the protocol has none. */
    public record ConversationEntry(
            String protocol, String client, String server, int port, long packets, long bytes) {}

    /** A service port, both ways. */
    public record ServiceEntry(String protocol, int port, long packets, long bytes) {}

    /** A source above the scan detector's threshold. */
    public record SuspectEntry(String source, String kind, String direction, long targets, Instant since) {}

    /** A sum that must come out. */
    public record BookEntry(
            @JsonProperty("interface") String interfaceName,
            String sum,
            long whole,
            long parts,
            long difference,
            boolean balanced) {}
}
