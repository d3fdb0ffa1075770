package dev.packetdash.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packetdash.alert.AlertDocument;
import dev.packetdash.traffic.Volume;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All numbers of one instant, over all interfaces: the model behind {@code /api/v1/report}. Packets and bytes are
 * cumulative since the start; the lists are of the last complete window, or of the window so far while that would show
 * nothing.
 *
 * @param source         live, file or demo
 * @param rates          of each of the last 60 seconds
 * @param innermost      by the innermost network header, as tshark counts
 * @param outermost      by the outermost network header: in a tunnel, that of the tunnel
 * @param hierarchy      packets through each path of headers, {@code eth:ip:tcp}, as tshark's io,phs; {@code frame} is
 *               all
 * @param protocols      by innermost transport protocol; every member of the closed list is a key, as in all maps here
 * @param alerts         open and ended, suspects (of low severity) among them, the newest first
 */
public record Report(
        String source,
        Instant startedAt,
        Instant at,
        double runtimeSeconds,
        List<InterfaceState> interfaces,
        Capture capture,
        Totals totals,
        RateSeries rates,
        Map<String, Volume> protocols,
        Map<String, Volume> directions,
        Headers innermost,
        Headers outermost,
        Map<String, Long> networks,
        Map<String, Long> encapsulations,
        Map<String, Volume> hierarchy,
        Map<String, Long> tcpSegments,
        Handshakes handshakes,
        Dns dns,
        Map<String, Long> fragments,
        Map<String, Long> decodeOutcomes,
        Window window,
        List<HostEntry> hosts,
        List<ConversationEntry> conversations,
        List<ServiceEntry> services,
        List<SuspectEntry> scanSuspects,
        List<AlertDocument> alerts,
        List<BookEntry> books) {

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
     * Packets and bytes by one network header of each packet.
     *
     * @param network    ipv4, ipv6, arp, or other
     * @param transport  what IP headers carry; {@code fragment} is one that is not the first, {@code cut} an IP header
     *               cut short
     * @param ipProtocol by IP protocol number, fragments included; only those that occurred
     */
    public record Headers(Map<String, Volume> network, Map<String, Volume> transport, Map<String, Volume> ipProtocol) {}

    /**
     * TCP connection attempts.
     *
     * @param pending   without an outcome yet: attempts = pending + the sum of outcomes
     * @param durations of the legs network (SYN to SYN-ACK) and server (SYN-ACK to ACK)
     */
    public record Handshakes(
            long attempts, long pending, Map<String, Long> outcomes, Map<String, LegTimes> durations) {}

    /**
     * How long a leg of handshakes took.
     *
     * @param medianSeconds  estimated from classes of durations, like the next; 0 where there is none
     * @param p95Seconds     exceeded by one in twenty
     */
    public record LegTimes(long count, double meanSeconds, double medianSeconds, double p95Seconds) {}

    /**
     * DNS, mDNS and LLMNR, known by their ports.
     *
     * @param queries       questions in queries, by type
     * @param responses     by code
     * @param distinctNames asked for; exact up to 1,024, then an estimate
     */
    public record Dns(Map<String, Long> queries, Map<String, Long> responses, long distinctNames) {}

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
