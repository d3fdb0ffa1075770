package dev.packetdash.oracle;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The figures of an expected file that {@link DecodedCapture} has too, under the same names; those that are 0 left out. */
final class ExpectedFigures {
    private final Map<String, Integer> figures = new TreeMap<>();

    ExpectedFigures(JsonNode file) {
        put("packets", file.get("packets"));
        put("bytes_wire", file.get("bytes_wire"));
        put("tunnelled_packets", file.get("tunnelled_packets"));
        file.get("vlan")
                .get("by_depth")
                .properties()
                .forEach(tag -> put("vlan.by_depth." + tag.getKey(), tag.getValue()));
        for (String view : new String[] {"outer", "inner"}) {
            for (String version : new String[] {"ipv4", "ipv6"}) {
                put(view + ".fragments." + version, file.get("fragments").get(version + "_fragments_" + view));
            }
            putView(view + ".", file.get(view));
        }
    }

    private void putView(String prefix, JsonNode view) {
        for (String table : new String[] {"network", "transport", "ip_protocol"}) {
            view.get(table)
                    .properties()
                    .forEach(row -> put(
                            prefix + table + "." + row.getKey(), row.getValue().get("packets")));
        }
        view.get("tcp_flags").properties().forEach(row -> put(prefix + "tcp_flags." + row.getKey(), row.getValue()));
        put(prefix + "syn_pairs", view.get("syn_only").get("pairs"));
        for (JsonNode pair : view.get("syn_only").get("top")) {
            String name = prefix + "syn_only." + pair.get("src").asString() + " "
                    + pair.get("dst").asString();
            put(name + ".ports", pair.get("dst_ports"));
            put(name + ".packets", pair.get("packets"));
        }
    }

    /** True for figures of which an expected file has only the greatest. */
    static boolean isOfTopList(String figure) {
        return figure.contains(".syn_only.");
    }

    private void put(String figure, JsonNode count) {
        if (count.intValue() > 0) {
            figures.put(figure, count.intValue());
        }
    }

    Map<String, Integer> figures() {
        return figures;
    }
}
