package dev.packetdash.traffic;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.Packets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class TopListsTests {
    private static final long WINDOW = 60 * SECOND;
    private static final IpAddress SERVER = IpAddress.parse("2001:db8::1");

    /** What the lists ought to be, by maps. */
    private final Map<IpAddress, Host> hosts = new HashMap<>();

    private final Map<Conversation.Key, Conversation> conversations = new HashMap<>();
    private final Map<Service.Key, Service> services = new HashMap<>();
    private Volume total = Volume.NONE;

    private final Packets packets = new Packets();

    @Test
    void areExactAndCompleteWhileEverythingHasRoom() {
        TopLists top = randomTraffic(100);

        assertThat(top.hosts()).containsExactlyInAnyOrderElementsOf(hosts.values());
        assertThat(top.conversations()).hasSize(100).isSubsetOf(conversations.values());
        assertThat(top.services()).containsExactlyInAnyOrderElementsOf(services.values());
        assertThat(top.errors()).isEqualTo(new TopLists.Errors(0, 0, 0));
        assertThat(top.total())
                .isEqualTo(total)
                .isEqualTo(top.totals().tcp().plus(top.totals().udp()));
        assertThat(sum(top.hosts(), host -> host.sent().bytes())).isEqualTo(total.bytes());
        assertThat(sum(top.hosts(), host -> host.received().bytes())).isEqualTo(total.bytes());
        assertThat(sum(top.hosts(), host -> host.sent().packets())).isEqualTo(total.packets());
        assertThat(sum(top.hosts(), host -> host.received().packets())).isEqualTo(total.packets());
        assertThat(sum(top.services(), Service::bytes)).isEqualTo(total.bytes());
        assertThat(top.sources())
                .isEqualTo(hosts.values().stream()
                        .filter(host -> host.sent().packets() > 0)
                        .count());
        assertThat(top.destinations())
                .isEqualTo(hosts.values().stream()
                        .filter(host -> host.received().packets() > 0)
                        .count());
    }

    @Test
    void holdTheGreatestAndLeaveTheRest() {
        TopLists top = randomTraffic(5);

        assertThat(top.hosts()).isEqualTo(listed(5, hosts, Host::bytes));
        assertThat(top.conversations()).isEqualTo(listed(5, conversations, Conversation::bytes));
        assertThat(total.minus(
                        top.conversations().stream().map(Conversation::volume).reduce(Volume.NONE, Volume::plus)))
                .isEqualTo(listed(Integer.MAX_VALUE, conversations, Conversation::bytes).stream()
                        .skip(5)
                        .map(Conversation::volume)
                        .reduce(Volume.NONE, Volume::plus));
    }

    @Test
    void holdTheGreatestServicesOfEachTransportInOneOrder() {
        TopLists top = randomTraffic(2);

        assertThat(top.services())
                .hasSize(4)
                .isSortedAccordingTo(Comparator.comparingLong(Service::bytes).reversed());
        for (Protocol transport : List.of(Protocol.TCP, Protocol.UDP)) {
            Map<Service.Key, Service> own = new HashMap<>(services);
            own.keySet().removeIf(key -> key.protocol() != transport);
            assertThat(top.services())
                    .filteredOn(service -> service.protocol() == transport)
                    .isEqualTo(listed(2, own, Service::bytes));
        }
    }

    private TopLists randomTraffic(int top) {
        Random random = new Random(1);
        Traffic traffic = traffic(top, 1 << 16);
        for (int i = 0; i < 20_000; i++) {
            boolean tcp = random.nextInt(4) > 0;
            Ends client = Ends.of(
                    "198.51.100." + random.nextInt(30),
                    40_000 + i % 100,
                    "203.0.113." + random.nextInt(10),
                    80 + random.nextInt(3));
            boolean answer = random.nextBoolean();
            int length = 60 + random.nextInt(1400);
            Ends ends = answer ? client.reversed() : client;
            traffic.add(
                    tcp ? packets.tcp(START + i, ends, TcpFlags.ACK, length) : packets.udp(START + i, ends, length));
            addToModel(tcp ? Protocol.TCP : Protocol.UDP, client, answer, new Volume(1, length));
        }
        return close(traffic);
    }

    private void addToModel(Protocol protocol, Ends client, boolean answer, Volume volume) {
        total = total.plus(volume);
        Volume asked = answer ? Volume.NONE : volume;
        Volume answered = answer ? volume : Volume.NONE;
        hosts.merge(client.source(), new Host(client.source(), asked, answered), Host::plus);
        hosts.merge(client.destination(), new Host(client.destination(), answered, asked), Host::plus);
        Conversation conversation =
                new Conversation(protocol, client.source(), client.destination(), client.destinationPort(), volume);
        conversations.merge(conversation.key(), conversation, Conversation::plus);
        Service service = new Service(protocol, client.destinationPort(), volume);
        services.merge(service.key(), service, Service::plus);
    }

    /** Ten heavy clients, and a flood of flows of one packet each that fills every table many times over. */
    @Test
    void keepHeavyHostsExactWhenTheTablesAreFull() {
        Traffic traffic = traffic(20, 1024);
        Random random = new Random(2);
        for (int i = 0; i < 200_000; i++) {
            Ends flood = new Ends(new IpAddress(SERVER.high(), random.nextLong()), 1024 + i % 60_000, SERVER, i % 1000);
            Ends ends = i % 20 == 0 ? Ends.of("2001:db8:1::" + i % 200 / 20, 50_000, "2001:db8::2", 5000) : flood;
            int length = i % 20 == 0 ? 1000 : 80;
            traffic.add(packets.udp(START + i, ends, length));
            addToModel(Protocol.UDP, ends, false, new Volume(1, length));
        }
        TopLists top = close(traffic);

        assertThat(top.total()).isEqualTo(total);
        assertThat(top.errors().hosts()).isPositive();
        assertThat(top.hosts()).filteredOn(host -> host.bytes() >= 1_000_000).hasSize(12);
        assertThat(top.hosts())
                .filteredOn(host -> host.bytes() == 1_000_000)
                .hasSize(10)
                .isSubsetOf(hosts.values());
        assertThat(top.hosts())
                .allSatisfy(host -> assertThat(lack(hosts, host.address(), Host::bytes, host))
                        .isBetween(0L, top.errors().hosts()));
        assertThat(top.conversations())
                .allSatisfy(conversation -> assertThat(
                                lack(conversations, conversation.key(), Conversation::bytes, conversation))
                        .isBetween(0L, top.errors().conversations()));
        assertThat(top.services())
                .allSatisfy(service -> assertThat(lack(services, service.key(), Service::bytes, service))
                        .isBetween(0L, top.errors().services()));
    }

    private static <K, T> long lack(Map<K, T> model, K key, ToLongFunction<T> bytes, T listed) {
        return bytes.applyAsLong(Objects.requireNonNull(model.get(key))) - bytes.applyAsLong(listed);
    }

    private static Traffic traffic(int top, int flows) {
        return new Traffic(
                new TrafficSettings(top, Duration.ofNanos(WINDOW)), new FlowSettings(flows), FlowListener.NONE);
    }

    private static TopLists close(Traffic traffic) {
        return traffic.publish(START + WINDOW + SECOND).window();
    }

    private static <T> List<T> listed(int count, Map<?, T> model, ToLongFunction<T> weight) {
        return model.values().stream()
                .sorted(Comparator.comparingLong(weight).reversed())
                .limit(count)
                .toList();
    }

    private static <T> long sum(List<T> list, ToLongFunction<T> value) {
        return list.stream().mapToLong(value).sum();
    }
}
