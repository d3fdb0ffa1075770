package dev.packetdash.report;

import dev.packetdash.traffic.Volume;
import java.util.Map;

/**
 * Packets, cumulative since the start, by every list of protocols there is.
 *
 * @param protocols      by innermost transport protocol
 * @param networks       packets by network layer
 * @param encapsulations packets carrying each at any depth
 */
public record Protocols(Map<String, Volume> protocols, Map<String, Long> networks, Map<String, Long> encapsulations) {
    public static Protocols of(Report report) {
        return new Protocols(report.protocols(), report.networks(), report.encapsulations());
    }
}
