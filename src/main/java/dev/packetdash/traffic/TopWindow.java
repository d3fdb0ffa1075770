package dev.packetdash.traffic;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.KeyTable;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;

/** Makes the {@link TopLists} of a window out of its tables. */
final class TopWindow {
    private static final Protocol[] PROTOCOLS = Protocol.values();

    private TopWindow() {}

    static TopLists close(WindowTables tables, int top, long endNanos) {
        return new TopLists(
                endNanos,
                tables.total(),
                tables.tcp(),
                tables.udp(),
                greatest(tables.hosts, top, slot -> true, slot -> host(tables.hosts, slot), Host::bytes),
                greatest(
                        tables.conversations,
                        top,
                        slot -> true,
                        slot -> conversation(tables.conversations, slot),
                        Conversation::bytes),
                Service.list(transport -> services(tables.services, top, transport)),
                count(tables.hosts, WindowTables.SENT_PACKETS),
                count(tables.hosts, WindowTables.RECEIVED_PACKETS),
                new TopLists.Errors(tables.lostHostBytes, tables.lostConversationBytes, tables.lostServiceBytes));
    }

    private static List<Service> services(KeyTable table, int top, Protocol transport) {
        return greatest(
                table,
                top,
                slot -> protocol(table.key(slot, 0)) == transport,
                slot -> service(table, slot),
                Service::bytes);
    }

    private static <T> List<T> greatest(
            KeyTable table, int top, IntPredicate wanted, IntFunction<T> read, ToLongFunction<T> weight) {
        Comparator<T> greatestFirst = TopLists.greatestFirst(weight);
        PriorityQueue<T> least = new PriorityQueue<>(top + 1, greatestFirst.reversed());
        for (int slot = table.next(0); slot >= 0; slot = table.next(slot + 1)) {
            if (wanted.test(slot)) {
                least.add(read.apply(slot));
            }
            if (least.size() > top) {
                least.poll();
            }
        }
        return least.stream().sorted(greatestFirst).toList();
    }

    private static long count(KeyTable hosts, int word) {
        long count = 0;
        for (int slot = hosts.next(0); slot >= 0; slot = hosts.next(slot + 1)) {
            count += hosts.value(slot, word) > 0 ? 1 : 0;
        }
        return count;
    }

    private static Host host(KeyTable table, int slot) {
        return new Host(
                new IpAddress(table.key(slot, 0), table.key(slot, 1)),
                new Volume(table.value(slot, WindowTables.SENT_PACKETS), table.value(slot, WindowTables.SENT_BYTES)),
                new Volume(
                        table.value(slot, WindowTables.RECEIVED_PACKETS),
                        table.value(slot, WindowTables.RECEIVED_BYTES)));
    }

    private static Conversation conversation(KeyTable table, int slot) {
        long service = table.key(slot, 4);
        return new Conversation(
                protocol(service),
                new IpAddress(table.key(slot, 0), table.key(slot, 1)),
                new IpAddress(table.key(slot, 2), table.key(slot, 3)),
                port(service),
                volume(table, slot));
    }

    private static Service service(KeyTable table, int slot) {
        long service = table.key(slot, 0);
        return new Service(protocol(service), port(service), volume(table, slot));
    }

    private static Volume volume(KeyTable table, int slot) {
        return new Volume(table.value(slot, WindowTables.PACKETS), table.value(slot, WindowTables.BYTES));
    }

    private static Protocol protocol(long service) {
        return PROTOCOLS[(int) (service >>> 16)];
    }

    private static int port(long service) {
        return (int) service & 0xffff;
    }
}
