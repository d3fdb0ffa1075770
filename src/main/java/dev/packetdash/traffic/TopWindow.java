package dev.packetdash.traffic;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ToLongFunction;

/** Makes the {@link TopLists} of a window out of its tables. */
final class TopWindow {
    private static final Protocol[] PROTOCOLS = Protocol.values();

    private TopWindow() {}

    static TopLists close(WindowTables tables, int top, long endNanos) {
        tables.settle();
        boolean exact = tables.hosts.error() == 0;
        return new TopLists(
                endNanos,
                tables.total(),
                tables.tcp(),
                tables.udp(),
                greatest(tables.hosts, top, slot -> host(tables.hosts, slot), Host::bytes),
                greatest(
                        tables.conversations,
                        top,
                        slot -> conversation(tables.conversations, slot),
                        Conversation::bytes),
                Service.list(transport ->
                        services(transport == Protocol.TCP ? tables.tcpServices : tables.udpServices, top, transport)),
                exact ? count(tables.hosts, WindowTables.SENT_PACKETS) : tables.sources.estimate(),
                exact ? count(tables.hosts, WindowTables.RECEIVED_PACKETS) : tables.destinations.estimate(),
                new TopLists.Errors(tables.hosts.error(), tables.conversations.error(), 0));
    }

    private static List<Service> services(ServiceTable table, int top, Protocol transport) {
        return greatest(
                table.next(0),
                port -> table.next(port + 1),
                top,
                port -> new Service(transport, port, table.volume(port)),
                Service::bytes);
    }

    private static <T> List<T> greatest(HeavyTable table, int top, IntFunction<T> read, ToLongFunction<T> weight) {
        return greatest(table.first(), table::next, top, read, weight);
    }

    private static <T> List<T> greatest(
            int first, IntUnaryOperator next, int top, IntFunction<T> read, ToLongFunction<T> weight) {
        Comparator<T> greatestFirst = TopLists.greatestFirst(weight);
        PriorityQueue<T> least = new PriorityQueue<>(top + 1, greatestFirst.reversed());
        for (int at = first; at >= 0; at = next.applyAsInt(at)) {
            least.add(read.apply(at));
            if (least.size() > top) {
                least.poll();
            }
        }
        return least.stream().sorted(greatestFirst).toList();
    }

    private static long count(HeavyTable hosts, int word) {
        long count = 0;
        for (int slot = hosts.first(); slot >= 0; slot = hosts.next(slot)) {
            count += hosts.value(slot, word) > 0 ? 1 : 0;
        }
        return count;
    }

    private static Host host(HeavyTable table, int slot) {
        return new Host(
                new IpAddress(table.key(slot, 0), table.key(slot, 1)),
                new Volume(table.value(slot, WindowTables.SENT_PACKETS), table.value(slot, WindowTables.SENT_BYTES)),
                new Volume(
                        table.value(slot, WindowTables.RECEIVED_PACKETS),
                        table.value(slot, WindowTables.RECEIVED_BYTES)));
    }

    private static Conversation conversation(HeavyTable table, int slot) {
        long service = table.key(slot, 4);
        return new Conversation(
                PROTOCOLS[(int) (service >>> 16)],
                new IpAddress(table.key(slot, 0), table.key(slot, 1)),
                new IpAddress(table.key(slot, 2), table.key(slot, 3)),
                (int) service & 0xffff,
                new Volume(table.value(slot, WindowTables.PACKETS), table.value(slot, WindowTables.BYTES)));
    }
}
