package dev.packetdash.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopMergeTests {
    private static final int TOP = 10;

    @Test
    void addsUpWhatBothListsHave() {
        TopLists left =
                lists(1, new Host(address(1), volume(10), volume(1)), new Host(address(2), volume(5), volume(1)));
        TopLists right = lists(2, new Host(address(2), volume(20), volume(1)));

        TopLists sum = left.plus(right, TOP);
        assertThat(sum.hosts())
                .containsExactly(
                        new Host(address(2), new Volume(2, 25), new Volume(2, 2)),
                        new Host(address(1), volume(10), volume(1)));
        assertThat(sum.endNanos()).isEqualTo(2);
        assertThat(sum.total()).isEqualTo(new Volume(200, 2_000_000));
        assertThat(sum.errors()).isEqualTo(new TopLists.Errors(0, 0, 0));
    }

    @Test
    void isCompleteWhereBothAre() {
        TopLists complete = lists(20, 10, true);
        TopLists soFar = lists(19, 9, false);

        assertThat(complete.plus(complete, TOP).complete()).isTrue();
        TopLists sum = soFar.plus(complete, TOP);
        assertThat(sum.complete()).isFalse();
        assertThat(sum.startNanos()).isEqualTo(10);
        assertThat(sum.endNanos()).isEqualTo(20);
    }

    @Test
    void changesNothingByAddingNone() {
        TopLists lists = lists(1, new Host(address(1), volume(10), volume(1)));

        assertThat(TopLists.NONE.plus(lists, TOP)).isEqualTo(lists);
        assertThat(lists.plus(TopLists.NONE, TOP)).isEqualTo(lists);
    }

    /**
     * Each list is cut before they are added up, so a sum may lack what one of them left out, but no more than it says.
     */
    @Test
    void saysHowMuchASumMayLack() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            Map<Service.Key, Long> real = new HashMap<>();
            TopLists sum = TopLists.NONE;
            for (int source = 0; source < 3; source++) {
                sum = sum.plus(randomLists(random, real), TOP);
            }
            assertThat(sum.services()).hasSize(2 * TOP);
            for (Service service : sum.services()) {
                long lack = real.getOrDefault(service.key(), 0L) - service.bytes();
                assertThat(lack).isBetween(0L, sum.errors().services());
            }
        }
    }

    /**
     * Up to 40 ports of each transport, UDP much quieter, cut to the greatest ten; all of them go into {@code real}.
     */
    private static TopLists randomLists(Random random, Map<Service.Key, Long> real) {
        List<Service> all = IntStream.range(0, 80)
                .mapToObj(i -> new Service(
                        i % 2 == 0 ? Protocol.TCP : Protocol.UDP,
                        i / 2,
                        volume(1 + random.nextInt(i % 2 == 0 ? 10_000 : 100))))
                .toList();
        all.forEach(service -> real.merge(service.key(), service.bytes(), Long::sum));
        List<Service> cut = Service.list(transport -> all.stream()
                .filter(service -> service.protocol() == transport)
                .sorted(Comparator.comparingLong(Service::bytes).reversed())
                .limit(TOP)
                .toList());
        return new TopLists(
                new TopLists.Span(1, 1, true),
                new TopLists.Totals(volume(1), volume(1), volume(1)),
                List.of(),
                List.of(),
                cut,
                TopLists.NONE.distinct(),
                new TopLists.Errors(0, 0, 0));
    }

    private static TopLists lists(long end, Host... hosts) {
        return lists(end, 1, true, hosts);
    }

    private static TopLists lists(long end, long covered, boolean complete, Host... hosts) {
        Volume total = new Volume(100, 1_000_000);
        return new TopLists(
                new TopLists.Span(end, covered, complete),
                new TopLists.Totals(total, total, Volume.NONE),
                List.of(hosts),
                List.of(),
                List.of(),
                TopLists.NONE.distinct(),
                new TopLists.Errors(0, 0, 0));
    }

    private static IpAddress address(int host) {
        return IpAddress.ipv4(0xc633_6400 | host);
    }

    private static Volume volume(long bytes) {
        return new Volume(1, bytes);
    }
}
