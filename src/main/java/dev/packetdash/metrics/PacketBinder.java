package dev.packetdash.metrics;

import static dev.packetdash.net.Labels.label;

import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.decode.IcmpMessage;
import dev.packetdash.decode.NetworkClass;
import dev.packetdash.net.Direction;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.traffic.CounterTable;
import dev.packetdash.traffic.Counters;
import dev.packetdash.traffic.PacketCounters;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The cumulative counters of packets. */
final class PacketBinder implements Binder {
    @Override
    public List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots) {
        Stream<MetricSnapshot> counters = Stream.of(
                        directed(
                                snapshots,
                                "packets",
                                "Packets by innermost transport protocol",
                                "protocol",
                                c -> c.packets()),
                        directed(
                                snapshots,
                                "bytes",
                                "Wire bytes by innermost transport protocol",
                                "protocol",
                                c -> c.bytes()),
                        directed(
                                snapshots, "network_packets", "Packets by network layer", "network", c -> c.networks()),
                        directed(
                                snapshots,
                                "tcp_segments",
                                "TCP segments; each is of one kind",
                                "kind",
                                c -> c.tcpSegments()),
                        icmp(snapshots),
                        plain(snapshots, "arp_messages", "ARP messages", "operation", c -> c.arp()),
                        plain(
                                snapshots,
                                "encapsulated_packets",
                                "Packets carrying this encapsulation at any depth",
                                "encapsulation",
                                c -> c.encapsulated()),
                        fragments(snapshots),
                        outcomes(snapshots))
                .map(Family::snapshot);
        return Stream.concat(counters, Stream.of(PacketSizes.histogram(snapshots)))
                .toList();
    }

    private static <C extends Enum<C>> Family directed(
            List<InterfaceSnapshot> snapshots,
            String name,
            String help,
            String label,
            Function<PacketCounters, CounterTable<Direction, C>> table) {
        Family family = counter(name, help, "direction", label);
        for (InterfaceSnapshot snapshot : snapshots) {
            table.apply(snapshot.counters().packets())
                    .forEach((direction, member, count) ->
                            family.add(count, snapshot.name(), label(direction), label(member)));
        }
        return family;
    }

    private static <E extends Enum<E>> Family plain(
            List<InterfaceSnapshot> snapshots,
            String name,
            String help,
            String label,
            Function<PacketCounters, Counters<E>> counters) {
        Family family = counter(name, help, label);
        for (InterfaceSnapshot snapshot : snapshots) {
            counters.apply(snapshot.counters().packets())
                    .asMap()
                    .forEach((member, count) -> family.add(count, snapshot.name(), label(member)));
        }
        return family;
    }

    private static Family icmp(List<InterfaceSnapshot> snapshots) {
        Family family = counter("icmp_messages", "ICMP and ICMPv6 messages", "direction", "network", "message");
        for (InterfaceSnapshot snapshot : snapshots) {
            PacketCounters counters = snapshot.counters().packets();
            addIcmp(family, snapshot.name(), NetworkClass.IPV4, counters.icmp());
            addIcmp(family, snapshot.name(), NetworkClass.IPV6, counters.icmpv6());
        }
        return family;
    }

    private static void addIcmp(
            Family family, String name, NetworkClass network, CounterTable<Direction, IcmpMessage> messages) {
        messages.forEach((direction, message, count) ->
                family.add(count, name, label(direction), label(network), label(message)));
    }

    private static Family fragments(List<InterfaceSnapshot> snapshots) {
        Family family = counter("fragments", "IP fragments by their place in the datagram", "network", "position");
        for (InterfaceSnapshot snapshot : snapshots) {
            snapshot.counters().packets().fragments().forEach((network, position, count) -> {
                if (position != FragmentPosition.NONE
                        && (network == NetworkClass.IPV4 || network == NetworkClass.IPV6)) {
                    family.add(count, snapshot.name(), label(network), label(position));
                }
            });
        }
        return family;
    }

    private static Family outcomes(List<InterfaceSnapshot> snapshots) {
        Family family =
                counter("decode_outcomes", "Packets by decode outcome and the layer reached", "outcome", "layer");
        for (InterfaceSnapshot snapshot : snapshots) {
            snapshot.counters()
                    .packets()
                    .outcomes()
                    .forEach((outcome, layer, count) ->
                            family.add(count, snapshot.name(), label(outcome), label(layer)));
        }
        return family;
    }

    private static Family counter(String name, String help, String... labels) {
        String[] names =
                Stream.concat(Stream.of("interface"), Stream.of(labels)).toArray(String[]::new);
        return Family.counter("packetdash_" + name + "_total", help, names);
    }
}
