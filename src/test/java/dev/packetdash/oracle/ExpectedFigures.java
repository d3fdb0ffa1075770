package dev.packetdash.oracle;

import tools.jackson.databind.JsonNode;

/** The figures of an expected file that {@link DecodedCapture} has too, under the same names. */
final class ExpectedFigures {
    private final Figures figures = new Figures();

    private ExpectedFigures() {}

    static Figures of(JsonNode file) {
        ExpectedFigures expected = new ExpectedFigures();
        if (isRefused(file)) {
            expected.putRefused(file.get("bpf").get("all"));
            return expected.figures;
        }
        expected.putTotals(file);
        for (String view : new String[] {"outer", "inner"}) {
            expected.putView(view + ".", file.get(view));
        }
        expected.putParties(file);
        expected.putApplication(file.get("application_single_packet"));
        return expected.figures;
    }

    /** True for a file with a link type that tshark does not know, and so does not read; libpcap reads any. */
    static boolean isRefused(JsonNode file) {
        String message = file.get("reader").get("message").asString();
        return message.matches(".*network type \\d+ unknown or unsupported.*");
    }

    /** What libpcap, the second oracle, says of such a file: only how many packets there are. */
    private void putRefused(JsonNode packets) {
        put("packets", packets);
        put("outer.network.other.packets", packets);
        put("inner.network.other.packets", packets);
    }

    private void putTotals(JsonNode file) {
        for (String figure : new String[] {"packets", "bytes_wire", "bytes_captured", "tunnelled_packets"}) {
            put(figure, file.get(figure));
        }
        putAll("vlan.by_depth.", file.get("vlan").get("by_depth"));
        putAll("fragments.", file.get("fragments"));
    }

    private void putView(String prefix, JsonNode view) {
        for (String table : new String[] {"network", "transport", "ip_protocol"}) {
            view.get(table)
                    .properties()
                    .forEach(row -> putAll(prefix + table + "." + row.getKey() + ".", row.getValue()));
        }
        putAll(prefix + "tcp_flags.", view.get("tcp_flags"));
        JsonNode syn = view.get("syn_only");
        put(prefix + "syn_pairs", syn.get("pairs"));
        syn.get("hosts_per_source")
                .properties()
                .forEach(row -> put(prefix + "syn_only." + row.getKey() + ".hosts", row.getValue()));
        for (JsonNode pair : syn.get("top")) {
            String name = prefix + "syn_only." + pair.get("src").asString() + " "
                    + pair.get("dst").asString();
            put(name + ".ports", pair.get("dst_ports"));
            put(name + ".packets", pair.get("packets"));
        }
    }

    private void putParties(JsonNode file) {
        put("endpoints.total", file.get("endpoints").get("total"));
        for (JsonNode endpoint : file.get("endpoints").get("top")) {
            for (String way : new String[] {"tx_packets", "tx_bytes", "rx_packets", "rx_bytes"}) {
                put("endpoints.top." + endpoint.get("address").asString() + " " + way, endpoint.get(way));
            }
        }
        for (String list : new String[] {"flows", "conversations"}) {
            put(list + ".total", file.get(list).get("total"));
            for (JsonNode talk : file.get(list).get("top")) {
                String name = "%s.top.%s %s %s %s %s "
                        .formatted(
                                list,
                                talk.get("proto"),
                                talk.get("a").asString(),
                                talk.get("a_port"),
                                talk.get("b").asString(),
                                talk.get("b_port"));
                put(name + "packets", talk.get("packets"));
                put(name + "bytes", talk.get("bytes"));
            }
        }
    }

    private void putApplication(JsonNode application) {
        JsonNode dns = application.get("dns");
        dns.get("queries").properties().forEach(row -> putQueries(row.getKey() + ".queries", row.getValue()));
        dns.get("responses").properties().forEach(row -> put(row.getKey() + ".responses", row.getValue()));
        putAll("dns.rcodes.", dns.get("rcodes"));
        put("tls.client_hellos", application.get("tls").get("client_hellos"));
        putAll("tls.sni.", application.get("tls").get("sni"));
        for (JsonNode request : application.get("http").get("requests")) {
            String name =
                    request.get("method").asString() + " " + request.get("host").asString();
            put("http.top." + name, request.get("count"));
        }
    }

    private void putQueries(String prefix, JsonNode queries) {
        put(prefix, queries.get("total"));
        put(prefix + ".distinct", queries.get("distinct"));
        for (JsonNode question : queries.get("top")) {
            String name = question.get("name").asString();
            if (!question.has("unprintable") && !name.contains("\\")) {
                put(prefix + ".top." + name + " " + question.get("type"), question.get("count"));
            }
        }
    }

    /** True for figures of which an expected file has only the greatest. */
    static boolean isOfTopList(String figure) {
        return figure.contains(".syn_only.") || figure.contains(".top.");
    }

    private void putAll(String prefix, JsonNode counts) {
        counts.properties().forEach(row -> put(prefix + row.getKey(), row.getValue()));
    }

    private void put(String figure, JsonNode count) {
        figures.add(figure, count.longValue());
    }
}
