package dev.packetdash.traffic;

import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.FlowSink;
import dev.packetdash.table.HyperLogLog;
import dev.packetdash.table.KeyedHash;
import dev.packetdash.table.SpaceSaving;
import java.util.Arrays;

/**
 * Adds up what flows carried in one window, by host, conversation and service, in fixed memory: exact while the tables
 * have room, and within their errors after that. Owned by its pipeline's thread.
 */
final class WindowTables implements FlowSink {
    /** The same for all readers of an interface, so that their counts of distinct hosts add up. */
    private static final KeyedHash HASH = new KeyedHash();

    static final int SENT_PACKETS = 0;
    static final int SENT_BYTES = 1;
    static final int RECEIVED_PACKETS = 2;
    static final int RECEIVED_BYTES = 3;
    static final int PACKETS = 0;
    static final int BYTES = 1;

    /**
     * Enough for any list, whatever the number of flows; four times as many left the caches, and a flood cost a seventh
     * more.
     */
    private static final int MOST_KEYS = 1 << 16;

    /**
     * What so many flows carried goes into the tables together: their memory, which no cache holds, then arrives side
     * by side. That takes half of the time.
     */
    private static final int BATCH = 32;

    /**
     * Of what a flow carried: both ends and the service, which is the conversation's key, and what came from either
     * end.
     */
    private static final int CLIENT = 0;

    private static final int SERVER = 2;
    private static final int SERVICE = 4;
    private static final int FROM_CLIENT = 5;
    private static final int FROM_SERVER = 7;
    private static final int WORDS = 9;
    private static final int HOST_WORDS = SERVER - CLIENT;
    private static final int CONVERSATION_WORDS = SERVICE + 1;

    final SpaceSaving hosts;
    final SpaceSaving conversations;
    final ServiceTable tcpServices = new ServiceTable();
    final ServiceTable udpServices = new ServiceTable();
    final HyperLogLog sources = new HyperLogLog();
    final HyperLogLog destinations = new HyperLogLog();

    /**
     * Packets and bytes, not a {@link Volume}: a flood evicts a flow with every packet, and nothing is to be allocated
     * for it.
     */
    private final long[] total = new long[2];

    private final long[] tcp = new long[2];
    private final long[] udp = new long[2];
    private final long[] batch = new long[BATCH * WORDS];
    private final long[] clientHashes = new long[BATCH];
    private final long[] serverHashes = new long[BATCH];
    private final long[] conversationHashes = new long[BATCH];
    private int size;
    private long prefetched;

    /** @param flows how many can be tracked at a time */
    WindowTables(int flows) {
        int keys = keys(flows);
        hosts = new SpaceSaving(HOST_WORDS, keys);
        conversations = new SpaceSaving(CONVERSATION_WORDS, keys);
    }

    private static int keys(int flows) {
        return Math.min(2 * flows, MOST_KEYS);
    }

    static long bytes(int flows) {
        return 2 * SpaceSaving.bytes(keys(flows)) + 2 * ServiceTable.BYTES;
    }

    @Override
    public void accept(Flow flow) {
        int at = size * WORDS;
        batch[at + CLIENT] = flow.clientHigh();
        batch[at + CLIENT + 1] = flow.clientLow();
        batch[at + SERVER] = flow.serverHigh();
        batch[at + SERVER + 1] = flow.serverLow();
        batch[at + SERVICE] = (long) flow.protocol().ordinal() << 16 | flow.servicePort();
        batch[at + FROM_CLIENT + PACKETS] = flow.packetsFromClient();
        batch[at + FROM_CLIENT + BYTES] = flow.bytesFromClient();
        batch[at + FROM_SERVER + PACKETS] = flow.packetsFromServer();
        batch[at + FROM_SERVER + BYTES] = flow.bytesFromServer();
        addVolume(
                flow,
                batch[at + FROM_CLIENT] + batch[at + FROM_SERVER],
                flow.bytesFromClient() + flow.bytesFromServer());
        if (++size == BATCH) {
            settle();
        }
    }

    private void addVolume(Flow flow, long packets, long bytes) {
        add(total, packets, bytes);
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

    /** Brings what was accepted into the tables; before anybody looks at them. */
    void settle() {
        for (int i = 0; i < size; i++) {
            int at = i * WORDS;
            clientHashes[i] = HASH.of(batch[at + CLIENT], batch[at + CLIENT + 1]);
            serverHashes[i] = HASH.of(batch[at + SERVER], batch[at + SERVER + 1]);
            conversationHashes[i] = HASH.of(clientHashes[i], serverHashes[i], batch[at + SERVICE]);
        }
        for (int i = 0; i < size; i++) {
            prefetched += hosts.prefetch(clientHashes[i])
                    + hosts.prefetch(serverHashes[i])
                    + conversations.prefetch(conversationHashes[i]);
        }
        for (int i = 0; i < size; i++) {
            int at = i * WORDS;
            addHost(at + CLIENT, clientHashes[i], at + FROM_CLIENT, at + FROM_SERVER);
            addHost(at + SERVER, serverHashes[i], at + FROM_SERVER, at + FROM_CLIENT);
            addConversation(at, conversationHashes[i]);
        }
        size = 0;
    }

    private void addHost(int key, long hash, int sent, int received) {
        int slot = hosts.slot(batch, key, hash, batch[sent + BYTES] + batch[received + BYTES]);
        hosts.add(slot, SENT_PACKETS, batch[sent + PACKETS]);
        hosts.add(slot, SENT_BYTES, batch[sent + BYTES]);
        hosts.add(slot, RECEIVED_PACKETS, batch[received + PACKETS]);
        hosts.add(slot, RECEIVED_BYTES, batch[received + BYTES]);
        if (batch[sent + PACKETS] > 0) {
            sources.add(hash);
        }
        if (batch[received + PACKETS] > 0) {
            destinations.add(hash);
        }
    }

    private void addConversation(int at, long hash) {
        long bytes = batch[at + FROM_CLIENT + BYTES] + batch[at + FROM_SERVER + BYTES];
        int slot = conversations.slot(batch, at, hash, bytes);
        conversations.add(slot, PACKETS, batch[at + FROM_CLIENT + PACKETS] + batch[at + FROM_SERVER + PACKETS]);
        conversations.add(slot, BYTES, bytes);
    }

    TopLists.Totals totals() {
        return new TopLists.Totals(volume(total), volume(tcp), volume(udp));
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
