package dev.packetdash.traffic;

import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.FlowSink;
import dev.packetdash.net.KeyTable;
import java.util.Arrays;

/**
 * Adds up what flows carried in one window, by host, conversation and service. Exact while the tables have room; what finds none is
 * counted as the lists' error. Half of the room is kept for the flows that are still tracked when the window ends, so that a flood of
 * evicted ones cannot push them out. Owned by its pipeline's thread.
 */
final class WindowTables implements FlowSink {
    static final int SENT_PACKETS = 0;
    static final int SENT_BYTES = 1;
    static final int RECEIVED_PACKETS = 2;
    static final int RECEIVED_BYTES = 3;
    static final int PACKETS = 0;
    static final int BYTES = 1;

    final KeyTable hosts = new KeyTable(2, 4);
    final KeyTable conversations = new KeyTable(5, 2);
    final KeyTable services = new KeyTable(1, 2);
    long lostHostBytes;
    long lostConversationBytes;
    long lostServiceBytes;

    private final int flows;
    /** Packets and bytes, not a {@link Volume}: a flood evicts a flow with every packet, and nothing is to be allocated for it. */
    private final long[] total = new long[2];

    private final long[] tcp = new long[2];
    private final long[] udp = new long[2];
    private boolean closing;
    private final long[] hostKey = new long[2];
    private final long[] conversationKey = new long[5];
    private final long[] serviceKey = new long[1];

    /** @param flows how many can be tracked at a time */
    WindowTables(int flows) {
        this.flows = flows;
    }

    /** From now on, until {@link #clear}, come the flows that are still tracked. */
    void closing() {
        closing = true;
    }

    @Override
    public void accept(Flow flow) {
        long packets = flow.packetsFromClient() + flow.packetsFromServer();
        long bytes = flow.bytesFromClient() + flow.bytesFromServer();
        add(total, packets, bytes);
        addHost(
                flow.clientHigh(),
                flow.clientLow(),
                flow.packetsFromClient(),
                flow.bytesFromClient(),
                flow.packetsFromServer(),
                flow.bytesFromServer());
        addHost(
                flow.serverHigh(),
                flow.serverLow(),
                flow.packetsFromServer(),
                flow.bytesFromServer(),
                flow.packetsFromClient(),
                flow.bytesFromClient());
        addConversation(flow, packets, bytes);
        if (flow.protocol() == Protocol.TCP) {
            add(tcp, packets, bytes);
            addService(flow, packets, bytes);
        } else if (flow.protocol() == Protocol.UDP) {
            add(udp, packets, bytes);
            addService(flow, packets, bytes);
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
        int slot = hosts.slot(hostKey, 2 * limit());
        if (slot == KeyTable.FULL) {
            lostHostBytes += sentBytes + receivedBytes;
            return;
        }
        hosts.add(slot, SENT_PACKETS, sentPackets);
        hosts.add(slot, SENT_BYTES, sentBytes);
        hosts.add(slot, RECEIVED_PACKETS, receivedPackets);
        hosts.add(slot, RECEIVED_BYTES, receivedBytes);
    }

    private void addConversation(Flow flow, long packets, long bytes) {
        conversationKey[0] = flow.clientHigh();
        conversationKey[1] = flow.clientLow();
        conversationKey[2] = flow.serverHigh();
        conversationKey[3] = flow.serverLow();
        conversationKey[4] = serviceKey(flow);
        if (!add(conversations, conversationKey, packets, bytes)) {
            lostConversationBytes += bytes;
        }
    }

    private void addService(Flow flow, long packets, long bytes) {
        serviceKey[0] = serviceKey(flow);
        if (!add(services, serviceKey, packets, bytes)) {
            lostServiceBytes += bytes;
        }
    }

    private boolean add(KeyTable table, long[] key, long packets, long bytes) {
        int slot = table.slot(key, limit());
        if (slot == KeyTable.FULL) {
            return false;
        }
        table.add(slot, PACKETS, packets);
        table.add(slot, BYTES, bytes);
        return true;
    }

    private int limit() {
        return closing ? 2 * flows : flows;
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
        closing = false;
        hosts.clear();
        conversations.clear();
        services.clear();
        Arrays.fill(total, 0);
        Arrays.fill(tcp, 0);
        Arrays.fill(udp, 0);
        lostHostBytes = lostConversationBytes = lostServiceBytes = 0;
    }
}
