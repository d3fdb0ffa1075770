package dev.packetdash.report;

import dev.packetdash.net.Labels;
import dev.packetdash.traffic.Counters;
import dev.packetdash.traffic.PacketCounters;
import dev.packetdash.traffic.TrafficCounters;
import dev.packetdash.traffic.Volume;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part of a {@link Report} on what headers packets have.
 *
 * @param protocols by innermost transport protocol; every member of the closed list is a key, as in all maps here
 * @param innermost by the innermost network header, as tshark counts
 * @param outermost by the outermost network header: in a tunnel, that of the tunnel
 * @param hierarchy packets through each path of headers, {@code eth:ip:tcp}, as tshark's io,phs; {@code frame} is all
 */
public record LayerCounts(
        Map<String, Volume> protocols,
        Map<String, Volume> directions,
        HeaderCounts innermost,
        HeaderCounts outermost,
        Map<String, Long> networks,
        Map<String, Long> encapsulations,
        Map<String, Volume> hierarchy) {
    static LayerCounts of(TrafficCounters counters) {
        PacketCounters packets = counters.packets();
        return new LayerCounts(
                volumes(packets.packets().byColumn(), packets.bytes().byColumn()),
                volumes(packets.packets().byRow(), packets.bytes().byRow()),
                HeaderCounts.of(packets.innermost()),
                HeaderCounts.of(packets.outermost()),
                counts(packets.networks().byColumn()),
                counts(packets.encapsulated()),
                counters.layerPaths());
    }

    static <E extends Enum<E>> Map<String, Long> counts(Counters<E> counters) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counters.asMap().forEach((member, count) -> counts.put(Labels.label(member), count));
        return counts;
    }

    static <E extends Enum<E>> Map<String, Volume> volumes(Counters<E> packets, Counters<E> bytes) {
        Map<String, Volume> volumes = new LinkedHashMap<>();
        packets.asMap()
                .forEach((member, count) -> volumes.put(Labels.label(member), new Volume(count, bytes.get(member))));
        return volumes;
    }
}
