package dev.packetdash.traffic;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import dev.packetdash.table.HyperLogLog;
import dev.packetdash.table.SpaceSaving;
import dev.packetdash.table.TopN;
import java.util.List;

/** Makes the {@link TopLists} of a window out of its tables. */
final class TopWindow {
    private static final Protocol[] PROTOCOLS = Protocol.values();

    private TopWindow() {}

    /** @param complete false where the window goes on */
    static TopLists lists(WindowTables tables, int top, long endNanos, long coveredNanos, boolean complete) {
        tables.settle();
        return new TopLists(
                new TopLists.Span(endNanos, Math.max(0, coveredNanos), complete),
                tables.totals(),
                hosts(tables.hosts, top),
                conversations(tables.conversations, top),
                Service.list(transport ->
                        services(transport == Protocol.TCP ? tables.tcpServices : tables.udpServices, top, transport)),
                new TopLists.Distinct(
                        distinct(tables.hosts, WindowTables.SENT_PACKETS, tables.sources),
                        distinct(tables.hosts, WindowTables.RECEIVED_PACKETS, tables.destinations)),
                new TopLists.Errors(tables.hosts.error(), tables.conversations.error(), 0));
    }

    private static List<Host> hosts(SpaceSaving table, int top) {
        var listed = new TopN<>(top, Host::bytes, Host::greatestFirst);
        for (int slot = table.first(); slot >= 0; slot = table.next(slot)) {
            if (listed.hasRoomFor(hostBytes(table, slot))) {
                listed.add(host(table, slot));
            }
        }
        return listed.list();
    }

    private static List<Conversation> conversations(SpaceSaving table, int top) {
        var listed = new TopN<>(top, Conversation::bytes, Conversation::greatestFirst);
        for (int slot = table.first(); slot >= 0; slot = table.next(slot)) {
            if (listed.hasRoomFor(table.value(slot, WindowTables.BYTES))) {
                listed.add(conversation(table, slot));
            }
        }
        return listed.list();
    }

    private static List<Service> services(ServiceTable table, int top, Protocol transport) {
        var listed = new TopN<>(top, Service::bytes, Service::greatestFirst);
        for (int port = table.next(0); port >= 0; port = table.next(port + 1)) {
            listed.add(new Service(transport, port, table.volume(port)));
        }
        return listed.list();
    }

    /** Exact where the table had a place for every host. */
    private static DistinctCount distinct(SpaceSaving hosts, int word, HyperLogLog sketch) {
        return new DistinctCount(hosts.error() == 0 ? count(hosts, word) : sketch.estimate(), sketch.copy());
    }

    private static long count(SpaceSaving hosts, int word) {
        long count = 0;
        for (int slot = hosts.first(); slot >= 0; slot = hosts.next(slot)) {
            count += hosts.value(slot, word) > 0 ? 1 : 0;
        }
        return count;
    }

    private static long hostBytes(SpaceSaving table, int slot) {
        return table.value(slot, WindowTables.SENT_BYTES) + table.value(slot, WindowTables.RECEIVED_BYTES);
    }

    private static Host host(SpaceSaving table, int slot) {
        return new Host(
                new IpAddress(table.key(slot, 0), table.key(slot, 1)),
                new Volume(table.value(slot, WindowTables.SENT_PACKETS), table.value(slot, WindowTables.SENT_BYTES)),
                new Volume(
                        table.value(slot, WindowTables.RECEIVED_PACKETS),
                        table.value(slot, WindowTables.RECEIVED_BYTES)));
    }

    private static Conversation conversation(SpaceSaving table, int slot) {
        long service = table.key(slot, 4);
        return new Conversation(
                PROTOCOLS[(int) (service >>> 16)],
                new IpAddress(table.key(slot, 0), table.key(slot, 1)),
                new IpAddress(table.key(slot, 2), table.key(slot, 3)),
                (int) service & 0xffff,
                new Volume(table.value(slot, WindowTables.PACKETS), table.value(slot, WindowTables.BYTES)));
    }
}
