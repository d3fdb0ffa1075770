package dev.packetdash.traffic;

import dev.packetdash.decode.LayerKind;
import dev.packetdash.decode.LayerList;
import dev.packetdash.decode.PacketSummary;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts packets by the path of their headers, such as {@code eth:ip:tcp}: a tree in a fixed array, one step a header.
 * A path that finds no room counts where it left the tree. Owned by its pipeline's thread.
 */
final class LayerPaths {
    private static final LayerKind[] KINDS = LayerKind.values();
    private static final int MAXIMUM_NODES = 1024;
    private static final int ROOT = 0;
    private static final String ALL = "frame";

    /** The child of a node by kind of header; 0, the root's own number, where there is none. */
    private final short[] children = new short[MAXIMUM_NODES * KINDS.length];

    private final long[] packets = new long[MAXIMUM_NODES];
    private final long[] bytes = new long[MAXIMUM_NODES];
    private int nodes = 1;

    /** @param packet stands for so many alike */
    void add(PacketSummary packet, long count, long size) {
        int node = ROOT;
        LayerList layers = packet.layers();
        for (int layer = 0; layer < layers.count(); layer++) {
            int edge = node * KINDS.length + layers.kind(layer).ordinal();
            if (children[edge] == 0) {
                if (nodes == MAXIMUM_NODES) {
                    break;
                }
                children[edge] = (short) nodes++;
            }
            node = children[edge];
        }
        packets[node] += count;
        bytes[node] += size;
    }

    /**
     * The packets that went through each path, those that went on from there included; {@code frame} is all packets.
     */
    Map<String, Volume> volumes() {
        Map<String, Volume> volumes = new TreeMap<>();
        collect(ROOT, "", volumes);
        return volumes;
    }

    private Volume collect(int node, String path, Map<String, Volume> volumes) {
        Volume volume = new Volume(packets[node], bytes[node]);
        for (LayerKind kind : KINDS) {
            int child = children[node * KINDS.length + kind.ordinal()];
            if (child != 0) {
                String name = kind.protocolName();
                volume = volume.plus(collect(child, path.isEmpty() ? name : path + ":" + name, volumes));
            }
        }
        volumes.put(path.isEmpty() ? ALL : path, volume);
        return volume;
    }
}
