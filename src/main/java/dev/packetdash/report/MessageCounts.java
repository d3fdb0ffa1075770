package dev.packetdash.report;

import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.net.Labels;
import dev.packetdash.traffic.DnsCounters;
import dev.packetdash.traffic.PacketCounters;
import dev.packetdash.traffic.TrafficCounters;
import java.util.Map;

/** The part of a {@link Report} on what packets say, and how far they could be read. */
public record MessageCounts(
        Map<String, Long> tcpSegments,
        HandshakeCounts handshakes,
        Dns dns,
        Map<String, Long> fragments,
        Map<String, Long> decodeOutcomes) {
    static MessageCounts of(TrafficCounters counters) {
        PacketCounters packets = counters.packets();
        Map<String, Long> fragments = LayerCounts.counts(packets.fragments().byColumn());
        fragments.remove(Labels.label(FragmentPosition.NONE));
        return new MessageCounts(
                LayerCounts.counts(packets.tcpSegments().byColumn()),
                HandshakeCounts.of(counters.tcp()),
                Dns.of(counters.dns()),
                fragments,
                LayerCounts.counts(packets.outcomes().byRow()));
    }

    /**
     * DNS, mDNS and LLMNR, known by their ports.
     *
     * @param queries       questions in queries, by type
     * @param responses     by code
     * @param distinctNames asked for; exact up to 1,024, then an estimate
     */
    public record Dns(Map<String, Long> queries, Map<String, Long> responses, long distinctNames) {
        static Dns of(DnsCounters dns) {
            return new Dns(
                    LayerCounts.counts(dns.queries().byColumn()),
                    LayerCounts.counts(dns.responses().byColumn()),
                    dns.names().estimate());
        }
    }
}
