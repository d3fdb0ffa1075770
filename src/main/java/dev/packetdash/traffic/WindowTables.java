package dev.packetdash.traffic;

import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.FlowSink;
import java.util.Arrays;

/**
 * Adds up what flows carried in one window, by host, conversation and service, in fixed memory: exact while the tables have room, and within
 * their errors after that. Owned by its pipeline's thread.
 */
final class WindowTables implements FlowSink {
    static final int SENT_PACKETS = 0;
    static final int SENT_BYTES = 1;
    static final int RECEIVED_PACKETS = 2;
    static final int RECEIVED_BYTES = 3;
    static final int PACKETS = 0;
    static final int BYTES = 1;

    /** Enough for any list, whatever the number of flows. */
    private static final int MOST_KEYS = 1 << 18;

    final HeavyTable hosts;
    final HeavyTable conversations;
    final ServiceTable tcpServices = new ServiceTable();
    final ServiceTable udpServices = new ServiceTable();
    final DistinctCounter sources = new DistinctCounter();
    final DistinctCounter destinations = new DistinctCounter();

    /** Packets and bytes, not a {@link Volume}: a flood evicts a flow with every packet, and nothing is to be allocated for it. */
    private final long[] total = new long[2];

    private final long[] tcp = new long[2];
    private final long[] udp = new long[2];
    private final long[] hostKey = new long[2];
    private final long[] conversationKey = new long[5];

    /** @param flows how many can be tracked at a time */
    WindowTables(int flows) {
        int keys = keys(flows);
        hosts = new HeavyTable(hostKey.length, keys);
        conversations = new HeavyTable(conversationKey.length, keys);
    }

    private static int keys(int flows) {
        return Math.min(2 * flows, MOST_KEYS);
    }

    static long bytes(int flows) {
        return 2 * HeavyTable.bytes(keys(flows)) + 2 * ServiceTable.BYTES;
    }

    @Override
    public void accept(Flow flow) {
        long fromClient = flow.packetsFromClient();
        long fromServer = flow.packetsFromServer();
        long bytesFromClient = flow.bytesFromClient();
        long bytesFromServer = flow.bytesFromServer();
        long packets = fromClient + fromServer;
        long bytes = bytesFromClient + bytesFromServer;
        add(total, packets, bytes);
        addHost(flow.clientHigh(), flow.clientLow(), fromClient, bytesFromClient, fromServer, bytesFromServer);
        addHost(flow.serverHigh(), flow.serverLow(), fromServer, bytesFromServer, fromClient, bytesFromClient);
        addConversation(flow, packets, bytes);
        if (flow.protocol() == Protocol.TCP) {
            add(tcp, packets, bytes);
            tcpServices.add(flow.servicePort(), packets, bytes);
        } else if (flow.protocol() == Protocol.UDP) {
            add(udp, packets, bytes);
            udpServices.add(flow.servicePort(), packets, bytes);
        }
    }

    private static void add(long[] volume, long packets, long bytes) {
        volume[PACKETS] += packets;
        volume[BYTES] += bytes;
    }

    private void addHost(
            long high, long low, long sentPackets, long sentBytes, long receivedPackets, long receivedBytes) {
        hostKey[0] = high;
        hostKey[1] = low;
        int slot = hosts.slot(hostKey, sentBytes + receivedBytes);
        hosts.add(slot, SENT_PACKETS, sentPackets);
        hosts.add(slot, SENT_BYTES, sentBytes);
        hosts.add(slot, RECEIVED_PACKETS, receivedPackets);
        hosts.add(slot, RECEIVED_BYTES, receivedBytes);
        if (sentPackets > 0) {
            sources.add(high, low);
        }
        if (receivedPackets > 0) {
            destinations.add(high, low);
        }
    }

    private void addConversation(Flow flow, long packets, long bytes) {
        conversationKey[0] = flow.clientHigh();
        conversationKey[1] = flow.clientLow();
        conversationKey[2] = flow.serverHigh();
        conversationKey[3] = flow.serverLow();
        conversationKey[4] = serviceKey(flow);
        int slot = conversations.slot(conversationKey, bytes);
        conversations.add(slot, PACKETS, packets);
        conversations.add(slot, BYTES, bytes);
    }

    private static long serviceKey(Flow flow) {
        return (long) flow.protocol().ordinal() << 16 | flow.servicePort();
    }

    Volume total() {
        return volume(total);
    }

    Volume tcp() {
        return volume(tcp);
    }

    Volume udp() {
        return volume(udp);
    }

    private static Volume volume(long[] volume) {
        return new Volume(volume[PACKETS], volume[BYTES]);
    }

    void clear() {
        hosts.clear();
        conversations.clear();
        tcpServices.clear();
        udpServices.clear();
        sources.clear();
        destinations.clear();
        Arrays.fill(total, 0);
        Arrays.fill(tcp, 0);
        Arrays.fill(udp, 0);
    }
}
