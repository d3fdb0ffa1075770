package dev.packetdash.flow;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.Packets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many flows: against models, and more than there is room for. */
class FlowTableLoadTests {
    private static final int CAPACITY = 1024;
    private static final long IDLE = 300 * SECOND;

    private final List<Taken> taken = new ArrayList<>();
    private final FlowTable table =
            new FlowTable(new FlowSettings(CAPACITY), flow -> taken.add(Taken.of(flow)), FlowListener.NONE);
    private final Packets packets = new Packets();
    private final Random spoofer = new Random(3);

    /** 500 flows of all kinds in a table that has room, against a map of directed packets. */
    @Test
    void agreesWithAMapWhileThereIsRoom() {
        Random random = new Random(1);
        FlowTable roomy =
                new FlowTable(new FlowSettings(1 << 16), flow -> taken.add(Taken.of(flow)), FlowListener.NONE);
        List<Ends> clients = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            clients.add(
                    i % 2 == 0
                            ? Ends.of(
                                    "198.51.100." + random.nextInt(256),
                                    40_000 + i,
                                    "203.0.113." + random.nextInt(256),
                                    443)
                            : Ends.of("2001:db8::" + random.nextInt(100), 40_000 + i, "2001:db8:1::1", 53));
        }
        Map<Ends, long[]> model = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            Ends client = clients.get(random.nextInt(clients.size()));
            int side = random.nextInt(2);
            int length = 74 + random.nextInt(1400);
            Ends ends = side == 0 ? client : client.reversed();
            roomy.add(
                    client.destinationPort() == 443
                            ? packets.tcp(START + i, ends, TcpFlags.ACK, length)
                            : packets.udp(START + i, ends, length));
            long[] counts = model.computeIfAbsent(client, absent -> new long[4]);
            counts[side]++;
            counts[2 + side] += length;
        }
        assertThat(roomy.active(FlowProtocol.TCP) + roomy.active(FlowProtocol.UDP))
                .isEqualTo(model.size());
        roomy.drain(START);

        List<Taken> expected = new ArrayList<>();
        model.forEach((ends, n) -> expected.add(new Taken(
                ends.destinationPort() == 443 ? Protocol.TCP : Protocol.UDP,
                ends.source(),
                ends.destination(),
                ends.destinationPort(),
                n[0],
                n[1],
                n[2],
                n[3])));
        assertThat(taken).containsExactlyInAnyOrderElementsOf(expected);
    }

    /**
     * A hundred thousand flows through a thousand places: whatever is evicted, nothing is lost and nothing comes twice.
     */
    @Test
    void losesNothingUnderHeavyEviction() {
        Random random = new Random(2);
        IpAddress server = IpAddress.parse("2001:db8::1");
        Map<IpAddress, Long> sent = new HashMap<>();
        long added = 0;
        for (int i = 0; i < 100_000; i++) {
            IpAddress source = new IpAddress(server.high(), 2 + random.nextInt(1000));
            Ends ends = new Ends(source, 1024 + random.nextInt(60_000), server, 80);
            int length = 74 + random.nextInt(1000);
            table.add(packets.tcp(START + i, ends, random.nextInt(256), length));
            sent.merge(source, (long) length, Long::sum);
            if (random.nextInt(10_000) == 0) {
                table.drain(START + i);
            }
            added++;
        }
        long evicted = table.evicted(EvictionReason.CAPACITY) + table.evicted(EvictionReason.CLOSED);
        assertThat(evicted).isGreaterThan(added / 2);
        assertThat(table.active(FlowProtocol.TCP)).isPositive().isLessThanOrEqualTo(CAPACITY);
        table.drain(START);

        Map<IpAddress, Long> received = new HashMap<>();
        for (Taken flow : taken) {
            // A random SYN-ACK from the client's side makes it the server; the bytes stay its own.
            received.merge(flow.client(), flow.bytesFromClient(), Long::sum);
            received.merge(flow.server(), flow.bytesFromServer(), Long::sum);
        }
        received.values().removeIf(bytes -> bytes == 0);
        assertThat(received).isEqualTo(sent);
        assertThat(taken.stream()
                        .mapToLong(flow -> flow.packetsFromClient() + flow.packetsFromServer())
                        .sum())
                .isEqualTo(added);
    }

    @Test
    void prefersIdleFlowsWhenItNeedsRoom() {
        flood(10 * CAPACITY, START);
        assertThat(table.evicted(EvictionReason.CAPACITY)).isPositive();
        long before = table.evicted(EvictionReason.CAPACITY);

        // Half a flow for each set, so that none needs more than its eight places.
        flood(CAPACITY / 16, START + IDLE + SECOND);
        assertThat(table.evicted(EvictionReason.CAPACITY)).isEqualTo(before);
        assertThat(table.evicted(EvictionReason.IDLE)).isPositive();
    }

    @Test
    void keepsFlowsOfManyPacketsUnderAFloodOfSinglePackets() {
        Set<IpAddress> real = new HashSet<>();
        for (int i = 0; i < 32; i++) {
            Ends ends = Ends.of("198.51.100." + i, 50_000, "203.0.113.2", 443);
            real.add(ends.source());
            for (int n = 0; n < 10; n++) {
                table.add(packets.tcp(START, ends, TcpFlags.ACK, 100));
            }
        }
        flood(100_000, START);

        assertThat(taken).extracting(Taken::client).doesNotContainAnyElementsOf(real);
        assertThat(table.active(FlowProtocol.TCP)).isEqualTo(real.size());
        assertThat(table.active(FlowProtocol.UDP)).isLessThanOrEqualTo(CAPACITY - real.size());
    }

    /** Flows of one packet each from addresses all over a /32, made up so that only a keyed hash tells them apart. */
    private void flood(int flows, long nanos) {
        long prefix = IpAddress.parse("2001:db8::").high();
        IpAddress server = IpAddress.parse("2001:db8::1");
        for (int i = 0; i < flows; i++) {
            long high = prefix | spoofer.nextInt() & 0xffff_ffffL;
            IpAddress spoofed = new IpAddress(high, Long.rotateLeft(high, 32));
            table.add(packets.udp(nanos, new Ends(spoofed, 4000, server, 53), 70));
        }
    }

    /** With a weak hash these would all go to one set and fill eight places. */
    @Test
    void spreadsAddressesThatWereChosenToCollide() {
        flood(CAPACITY / 4, START);

        assertThat(table.active(FlowProtocol.UDP)).isGreaterThan(CAPACITY / 8);
    }
}
