package dev.packetdash.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts and conversations of several sources against maps of all; services are in {@link TopMergeTests}. */
class TopMergeHostsTests {
    private static final int TOP = 8;
    private static final int SOURCES = 3;

    private final Map<IpAddress, Long> hosts = new HashMap<>();
    private final Map<IpAddress, Long> conversations = new HashMap<>();

    private static IpAddress address(int host) {
        return IpAddress.ipv4(0xc633_6400 | host);
    }

    private TopLists lists(Random random) {
        List<Host> all = new ArrayList<>();
        List<Conversation> pairs = new ArrayList<>();
        for (int i = 0; i < 3 * TOP; i++) {
            if (random.nextBoolean()) {
                Volume sent = new Volume(1, random.nextInt(1000));
                Volume received = new Volume(2, random.nextInt(1000));
                all.add(new Host(address(i), sent, received));
                hosts.merge(address(i), sent.bytes() + received.bytes(), Long::sum);
                Volume carried = new Volume(3, random.nextInt(1000));
                pairs.add(conversation(i, carried));
                conversations.merge(address(i), carried.bytes(), Long::sum);
            }
        }
        return new TopLists(
                new TopLists.Span(1, 1, true),
                new TopLists.Totals(Volume.NONE, Volume.NONE, Volume.NONE),
                all.stream().sorted(Host::greatestFirst).limit(TOP).toList(),
                pairs.stream().sorted(Conversation::greatestFirst).limit(TOP).toList(),
                List.of(),
                TopLists.NONE.distinct(),
                new TopLists.Errors(0, 0, 0));
    }

    private static Conversation conversation(int client, Volume volume) {
        return new Conversation(Protocol.TCP, address(client), address(255), 443, volume);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void lackNoMoreThanTheErrorSays(long seed) {
        Random random = new Random(seed);
        TopLists sum = TopLists.NONE;
        for (int source = 0; source < SOURCES; source++) {
            sum = sum.plus(lists(random), TOP);
        }
        TopLists.Errors errors = sum.errors();

        assertThat(sum.hosts()).hasSize(TOP).isSortedAccordingTo(Host::greatestFirst);
        assertThat(sum.conversations()).hasSize(TOP).isSortedAccordingTo(Conversation::greatestFirst);
        for (Host host : sum.hosts()) {
            long real = hosts.getOrDefault(host.address(), 0L);
            assertThat(real - host.bytes()).isBetween(0L, errors.hosts());
            hosts.remove(host.address());
        }
        for (Conversation pair : sum.conversations()) {
            long real = conversations.getOrDefault(pair.client(), 0L);
            assertThat(real - pair.bytes()).isBetween(0L, errors.conversations());
            conversations.remove(pair.client());
        }
        long lastHost = sum.hosts().getLast().bytes();
        long lastPair = sum.conversations().getLast().bytes();
        assertThat(hosts.values()).allMatch(bytes -> bytes <= lastHost + errors.hosts());
        assertThat(conversations.values()).allMatch(bytes -> bytes <= lastPair + errors.conversations());
    }
}
