package dev.packetdash.metrics;

import static dev.packetdash.net.Labels.label;

import dev.packetdash.decode.Protocol;
import dev.packetdash.report.InterfaceSnapshot;
import dev.packetdash.report.Times;
import dev.packetdash.traffic.Conversation;
import dev.packetdash.traffic.Host;
import dev.packetdash.traffic.Service;
import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.Volume;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The families with dynamic labels: who talked most in the last complete window. Bounded by N; what is not listed is {@code other}, so
 * that each family adds up to all traffic of the window.
 */
final class TopBinder implements Binder {
    private static final String OTHER = "other";

    private final Duration window;

    TopBinder(Duration window) {
        this.window = window;
    }

    @Override
    public List<MetricSnapshot> families(List<InterfaceSnapshot> snapshots) {
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
            TopLists top = snapshot.traffic().top();
            addHosts(name, top, hostBytes, hostPackets);
            addConversations(name, top, conversations);
            addServices(name, top, Protocol.TCP, top.tcp(), services);
            addServices(name, top, Protocol.UDP, top.udp(), services);
            errors.add(top.errors().hosts(), name, "hosts");
            errors.add(top.errors().conversations(), name, "conversations");
            errors.add(top.errors().services(), name, "services");
            distinct.add(top.sources(), name, "source");
            distinct.add(top.destinations(), name, "destination");
        }
        return Stream.of(hostBytes, hostPackets, conversations, services, errors, distinct, windowLength())
                .map(Family::snapshot)
                .toList();
    }

    private Family windowLength() {
        return Family.gauge("packetdash_top_window_seconds", "Length of the window")
                .add(Times.seconds(window.toNanos()));
    }

    private static Family hostFamily(String name, String unit) {
        return Family.gauge(
                name,
                unit + " per address in the last complete window, out is sent by it, in received; remainder in other",
                "interface",
                "direction",
                "address");
    }

    private static void addHosts(String name, TopLists top, Family bytes, Family packets) {
        Volume otherSent = top.total();
        Volume otherReceived = top.total();
        for (Host host : top.hosts()) {
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

    private static void addConversations(String name, TopLists top, Family family) {
        long other = top.total().bytes();
        for (Conversation conversation : top.conversations()) {
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

    private static void addServices(String name, TopLists top, Protocol protocol, Volume total, Family family) {
        long other = total.bytes();
        for (Service service : top.services()) {
            if (service.protocol() == protocol) {
                other -= service.volume().bytes();
                family.add(service.volume().bytes(), name, label(protocol), String.valueOf(service.port()));
            }
        }
        family.add(other, name, label(protocol), OTHER);
    }
}
