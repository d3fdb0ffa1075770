package dev.packetdash.metrics;

import static dev.packetdash.net.Labels.label;

import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.traffic.DnsCounters;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** The counters of DNS, mDNS and LLMNR. */
final class DnsBinder implements Binder {
    @Override
    public List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots) {
        Family queries = Family.counter(
                "packetdash_dns_queries_total",
                "Questions in DNS queries by type",
                "interface",
                "direction",
                "query_type");
        Family responses = Family.counter(
                "packetdash_dns_responses_total", "DNS responses by code", "interface", "direction", "response_code");
        for (InterfaceSnapshot snapshot : snapshots) {
            DnsCounters dns = snapshot.counters().dns();
            dns.queries()
                    .forEach((direction, type, count) ->
                            queries.add(count, snapshot.name(), label(direction), label(type)));
            dns.responses()
                    .forEach((direction, code, count) ->
                            responses.add(count, snapshot.name(), label(direction), label(code)));
        }
        return List.of(queries.snapshot(), responses.snapshot());
    }
}
