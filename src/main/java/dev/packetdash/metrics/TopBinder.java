package dev.packetdash.metrics;

import static dev.packetdash.net.Labels.label;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.Times;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.traffic.Conversation;
import dev.packetdash.traffic.Host;
import dev.packetdash.traffic.Service;
import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.TrafficSettings;
import dev.packetdash.traffic.Volume;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The families with dynamic labels: who talked most in the last complete window. Bounded by N; what is not listed is
 * {@code other}, so that each family adds up to all traffic of the window.
 */
final class TopBinder implements Binder {
    private static final String OTHER = "other";

    private final TrafficSettings settings;
    private final MetricsSettings metrics;
    private final Map<String, TopLabels> labels = new HashMap<>();

    TopBinder(TrafficSettings settings, MetricsSettings metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    /** One scrape at a time: what is exported depends on what was. */
    @Override
    public synchronized List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots) {
        Family hostBytes = hostFamily("packetdash_host_bytes", "Bytes");
        Family hostPackets = hostFamily("packetdash_host_packets", "Packets");
        Family conversations = Family.gauge(
                "packetdash_conversation_bytes",
                "Bytes per conversation, both ways, in the last complete window, remainder in other",
                "interface",
                "protocol",
                "client",
                "server",
                "port");
        Family services = Family.gauge(
                "packetdash_service_port_bytes",
                "Bytes per service port, both ways, in the last complete window, remainder in other",
                "interface",
                "protocol",
                "port");
        Family errors = Family.gauge(
                "packetdash_top_error_bytes",
                "How far any value of the list may be too low; 0 is exact",
                "interface",
                "list");
        Family distinct = Family.gauge(
                "packetdash_distinct_hosts", "Distinct addresses in the last complete window", "interface", "role");
        for (InterfaceSnapshot snapshot : snapshots) {
            String name = snapshot.name();
            TopLists top = snapshot.traffic().lastWindow();
            TopLabels chosen = labels.computeIfAbsent(name, absent -> new TopLabels(settings, metrics));
            addHosts(name, top.total(), chosen.hosts(top), hostBytes, hostPackets);
            addConversations(name, top.total(), chosen.conversations(top), conversations);
            addServices(name, Protocol.TCP, top.totals().tcp(), chosen.services(top, Protocol.TCP), services);
            addServices(name, Protocol.UDP, top.totals().udp(), chosen.services(top, Protocol.UDP), services);
            errors.add(top.errors().hosts(), name, "hosts");
            errors.add(top.errors().conversations(), name, "conversations");
            errors.add(top.errors().services(), name, "services");
            distinct.add(top.sources(), name, "source");
            distinct.add(top.destinations(), name, "destination");
        }
        Stream<Family> lists = Stream.of(hostBytes, hostPackets, conversations, services, errors, distinct);
        return Stream.concat(lists, Stream.concat(labelFamilies(), Stream.of(windowLength())))
                .map(Family::snapshot)
                .toList();
    }

    private Stream<Family> labelFamilies() {
        TopLabels.Counts values = new TopLabels.Counts();
        TopLabels.Counts rejections = new TopLabels.Counts();
        labels.values().forEach(each -> each.addTo(values, rejections));
        return Stream.of(
                ofLists(Family.gauge("packetdash_label_values", "Dynamic label values exported now", "family"), values),
                ofLists(
                        Family.counter(
                                "packetdash_label_rejections_total",
                                "Values folded into other because the churn budget was spent",
                                "family"),
                        rejections));
    }

    private static Family ofLists(Family family, TopLabels.Counts counts) {
        return family.add(counts.hosts, "host")
                .add(counts.conversations, "conversation")
                .add(counts.services, "service_port");
    }

    private Family windowLength() {
        return Family.gauge("packetdash_top_window_seconds", "Length of the window")
                .add(Times.seconds(settings.window().toNanos()));
    }

    private static Family hostFamily(String name, String unit) {
        return Family.gauge(
                name,
                unit + " per address in the last complete window, out is sent by it, in received; remainder in other",
                "interface",
                "direction",
                "address");
    }

    private static void addHosts(String name, Volume total, List<Host> hosts, Family bytes, Family packets) {
        Volume otherSent = total;
        Volume otherReceived = total;
        for (Host host : hosts) {
            String address = host.address().toString();
            addHost(name, address, host.sent(), host.received(), bytes, packets);
            otherSent = otherSent.minus(host.sent());
            otherReceived = otherReceived.minus(host.received());
        }
        addHost(name, OTHER, otherSent, otherReceived, bytes, packets);
    }

    private static void addHost(
            String name, String address, Volume sent, Volume received, Family bytes, Family packets) {
        bytes.add(sent.bytes(), name, "out", address).add(received.bytes(), name, "in", address);
        packets.add(sent.packets(), name, "out", address).add(received.packets(), name, "in", address);
    }

    private static void addConversations(String name, Volume total, List<Conversation> conversations, Family family) {
        long other = total.bytes();
        for (Conversation conversation : conversations) {
            long bytes = conversation.volume().bytes();
            other -= bytes;
            family.add(
                    bytes,
                    name,
                    label(conversation.protocol()),
                    conversation.client().toString(),
                    conversation.server().toString(),
                    String.valueOf(conversation.port()));
        }
        family.add(other, name, OTHER, OTHER, OTHER, OTHER);
    }

    private static void addServices(
            String name, Protocol protocol, Volume total, List<Service> services, Family family) {
        long other = total.bytes();
        for (Service service : services) {
            other -= service.volume().bytes();
            family.add(service.volume().bytes(), name, label(protocol), String.valueOf(service.port()));
        }
        family.add(other, name, label(protocol), OTHER);
    }
}
