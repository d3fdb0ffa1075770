package dev.packetdash.report;

import dev.packetdash.traffic.Volume;
import java.util.Map;

/**
 * Packets, cumulative since the start, by every list of protocols there is.
 *
 * @param protocols      by innermost transport protocol
 * @param networks       packets by network layer
 * @param encapsulations packets carrying each at any depth
 * @param hierarchy      by path of headers, {@code eth:ip:tcp}, those that went on from there included; {@code frame}
 *               is all
 */
public record Protocols(
        Map<String, Volume> protocols,
        Map<String, Long> networks,
        Map<String, Long> encapsulations,
        Map<String, Volume> hierarchy) {}
