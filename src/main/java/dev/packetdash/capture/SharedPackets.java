package dev.packetdash.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds interfaces that carry the same packets, by the kernel's own list of what lies under what in /sys/class/net. */
final class SharedPackets {
    private static final String LOWER = "lower_";
    private static final int MOST_LEVELS = 8;

    private final Path sys;

    /** @param sys the folder of all interfaces */
    SharedPackets(Path sys) {
        this.sys = sys;
    }

    /**
     * The pairs among those names of which one lies under the other, over any number of levels, and the two ends of a
     * veth cable.
     */
    List<InterfacePair> among(Set<String> names) {
        List<InterfacePair> pairs = new ArrayList<>();
        for (String upper : new TreeSet<>(names)) {
            Set<String> lowers = new TreeSet<>();
            addLowers(upper, lowers, MOST_LEVELS);
            lowers.retainAll(names);
            lowers.forEach(lower -> pairs.add(new InterfacePair(upper, lower, kind(upper, lower))));
        }
        pairs.addAll(cables(names));
        return pairs;
    }

    private void addLowers(String upper, Set<String> lowers, int levels) {
        try (Stream<Path> files = Files.list(sys.resolve(upper))) {
            List<String> direct = files.map(path -> path.getFileName().toString())
                    .filter(file -> file.startsWith(LOWER))
                    .map(file -> file.substring(LOWER.length()))
                    .toList();
            for (String lower : direct) {
                if (levels > 0 && lowers.add(lower)) {
                    addLowers(lower, lowers, levels - 1);
                }
            }
        } catch (IOException e) {
            // It is gone, or is no interface, such as any.
        }
    }

    private InterfacePair.Kind kind(String upper, String lower) {
        if (!isMaster(upper, lower)) {
            return InterfacePair.Kind.STACKED;
        }
        boolean isPort = Files.exists(sys.resolve(lower).resolve("brport"));
        return isPort ? InterfacePair.Kind.BRIDGE_PORT : InterfacePair.Kind.BOND_MEMBER;
    }

    private boolean isMaster(String upper, String lower) {
        try {
            return sys.resolve(lower)
                    .resolve("master")
                    .toRealPath()
                    .getFileName()
                    .toString()
                    .equals(upper);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Ends name each other by index; that of an end in another namespace may by chance be somebody's here, who then
     * names another.
     */
    private List<InterfacePair> cables(Set<String> names) {
        Map<String, String> byIndex = new HashMap<>();
        names.forEach(name -> byIndex.put(read(name, "ifindex"), name));
        List<InterfacePair> pairs = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            String peer = byIndex.get(read(name, "iflink"));
            if (peer != null && name.compareTo(peer) < 0 && name.equals(byIndex.get(read(peer, "iflink")))) {
                pairs.add(new InterfacePair(name, peer, InterfacePair.Kind.VETH_PEER));
            }
        }
        return pairs;
    }

    private String read(String name, String file) {
        try {
            return Files.readString(sys.resolve(name).resolve(file)).trim();
        } catch (IOException e) {
            return "";
        }
    }
}
