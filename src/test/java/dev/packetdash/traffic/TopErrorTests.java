package dev.packetdash.traffic;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.IpAddress;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.Packets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million flows, of which the most are small, through the default of 65,536 places. */
class TopErrorTests {
    private static final int FLOWS = 1_000_000;
    private static final int PACKETS = 1_500_000;
    private static final double EXPONENT = 1.1;
    private static final int TOP = 20;
    private static final IpAddress CLIENTS = IpAddress.parse("2001:db8::");
    private static final IpAddress SERVER = IpAddress.parse("2001:db8:1::1");

    private final double[] cumulated = cumulated();
    private final long[] bytes = new long[FLOWS];

    /** All of them: one miss in a hundred would be too many to see here. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheGreatestAndKeepsWithinTheError(long seed) {
        TopLists top = lists(seed);

        int[] listed = IntStream.range(0, FLOWS)
                .boxed()
                .sorted((a, b) -> Long.compare(bytes[b], bytes[a]))
                .limit(TOP)
                .mapToInt(flow -> flow)
                .toArray();
        assertThat(top.conversations())
                .extracting(Conversation::client)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(listed).mapToObj(TopErrorTests::client).toList());
        assertThat(top.conversations()).allSatisfy(conversation -> {
            long missing = bytes[flow(conversation.client())] - conversation.bytes();
            assertThat(missing).isBetween(0L, top.errors().conversations());
        });
        assertThat(top.hosts())
                .filteredOn(host -> !host.address().equals(SERVER))
                .allSatisfy(host -> {
                    long missing = bytes[flow(host.address())] - host.bytes();
                    assertThat(missing).isBetween(0L, top.errors().hosts());
                });
        assertThat(top.errors().conversations()).as("bytes").isLessThan(bytes[listed[TOP - 1]] / 10);
        assertThat(top.total().bytes()).isEqualTo(Arrays.stream(bytes).sum());
        double distinct = Arrays.stream(bytes).filter(each -> each > 0).count();
        assertThat((double) top.sources()).isCloseTo(distinct, within(0.03 * distinct));
        assertThat((double) top.destinations()).isEqualTo(1);
    }

    private TopLists lists(long seed) {
        Random random = new Random(seed);
        Packets packets = new Packets();
        Traffic traffic = new Traffic(
                new TrafficSettings(TOP, Duration.ofMinutes(1)), new FlowSettings(65_536), FlowListener.NONE);
        for (int i = 0; i < PACKETS; i++) {
            int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[FLOWS - 1]);
            int flow = found < 0 ? -found - 1 : found;
            int length = 80 + random.nextInt(1400);
            bytes[flow] += length;
            traffic.add(packets.udp(START + i, new Ends(client(flow), 5000, SERVER, 53), length));
        }
        return traffic.publish(START + 62 * SECOND).window();
    }

    private static IpAddress client(int flow) {
        return new IpAddress(CLIENTS.high(), flow);
    }

    private static int flow(IpAddress client) {
        return (int) client.low();
    }

    private static double[] cumulated() {
        double[] sums = new double[FLOWS];
        double sum = 0;
        for (int i = 0; i < FLOWS; i++) {
            sum += Math.pow(i + 1, -EXPONENT);
            sums[i] = sum;
        }
        return sums;
    }
}
