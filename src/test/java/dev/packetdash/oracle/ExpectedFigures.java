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
        putApplication(file.get("application_single_packet"));
        for (String view : new String[] {"outer", "inner"}) {
            for (String version : new String[] {"ipv4", "ipv6"}) {
                put(view + ".fragments." + version, file.get("fragments").get(version + "_fragments_" + view));
            }
            putView(view + ".", file.get(view));
        }
    }

    private void putApplication(JsonNode application) {
        JsonNode dns = application.get("dns");
        for (var protocol : dns.get("queries").properties()) {
            String prefix = protocol.getKey() + ".queries";
            put(prefix, protocol.getValue().get("total"));
            for (JsonNode question : protocol.getValue().get("top")) {
                String name = question.get("name").asString();
                if (!question.has("unprintable") && !name.contains("\\")) {
                    put(prefix + ".top." + name + " " + question.get("type"), question.get("count"));
                }
            }
        }
        dns.get("responses").properties().forEach(row -> put(row.getKey() + ".responses", row.getValue()));
        dns.get("rcodes").properties().forEach(row -> put("dns.rcodes." + row.getKey(), row.getValue()));
        put("tls.client_hellos", application.get("tls").get("client_hellos"));
        application.get("tls").get("sni").properties().forEach(row -> put("tls.sni." + row.getKey(), row.getValue()));
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
        return figure.contains(".syn_only.") || figure.contains(".queries.top.");
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
