package dev.packetdash.metrics;

import dev.packetdash.decode.Protocol;
import dev.packetdash.traffic.Conversation;
import dev.packetdash.traffic.Host;
import dev.packetdash.traffic.Service;
import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.TrafficSettings;
import java.util.List;

/** What is exported of one interface's lists; see {@link StickyLabels}. */
final class TopLabels {
    private final StickyLabels<Host> hosts;
    private final StickyLabels<Conversation> conversations;
    private final StickyLabels<Service> tcp;
    private final StickyLabels<Service> udp;

    TopLabels(TrafficSettings traffic, MetricsSettings settings) {
        int top = traffic.top();
        int budget = settings.newLabels();
        hosts = new StickyLabels<>(
                top,
                budget,
                Host::address,
                host -> host.sent().bytes() + host.received().bytes());
        conversations = new StickyLabels<>(
                top,
                budget,
                entry -> List.of(entry.protocol(), entry.client(), entry.server(), entry.port()),
                entry -> entry.volume().bytes());
        tcp = services(top, budget);
        udp = services(top, budget);
    }

    private static StickyLabels<Service> services(int top, int budget) {
        return new StickyLabels<>(
                top, budget, Service::port, service -> service.volume().bytes());
    }

    List<Host> hosts(TopLists lists) {
        return hosts.choose(lists.endNanos(), lists.hosts());
    }

    List<Conversation> conversations(TopLists lists) {
        return conversations.choose(lists.endNanos(), lists.conversations());
    }

    /** @param protocol TCP or UDP */
    List<Service> services(TopLists lists, Protocol protocol) {
        StickyLabels<Service> labels = protocol == Protocol.TCP ? tcp : udp;
        return labels.choose(
                lists.endNanos(),
                lists.services().stream()
                        .filter(service -> service.protocol() == protocol)
                        .toList());
    }

    void addTo(Counts values, Counts rejections) {
        values.add(hosts.size(), conversations.size(), tcp.size() + udp.size());
        rejections.add(hosts.rejections(), conversations.rejections(), tcp.rejections() + udp.rejections());
    }

    /** Sums over interfaces. */
    static final class Counts {
        long hosts;
        long conversations;
        long services;

        private void add(long hosts, long conversations, long services) {
            this.hosts += hosts;
            this.conversations += conversations;
            this.services += services;
        }
    }
}
