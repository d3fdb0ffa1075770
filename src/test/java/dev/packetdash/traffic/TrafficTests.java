package dev.packetdash.traffic;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.EvictionReason;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowProtocol;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.MonotonicTime;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of ten seconds, beginning at {@link Packets#START}. */
class TrafficTests {
    private static final long WINDOW = 10 * SECOND;
    private static final long SETTLE = SECOND / 4;
    private static final Ends ENDS = Ends.of("198.51.100.1", 50_000, "203.0.113.2", 443);

    private final Traffic traffic =
            new Traffic(new TrafficSettings(5, Duration.ofSeconds(10)), new FlowSettings(1024), FlowListener.NONE);
    private final Packets packets = new Packets();

    @BeforeEach
    void begin() {
        assertThat(traffic.publish(START).lastWindow()).isEqualTo(TopLists.NONE);
    }

    @Test
    void closesTheFirstWindowOnceItHasSettled() {
        addPacketAt(START + SECOND);
        assertThat(traffic.publish(START + WINDOW + SETTLE - 1).lastWindow()).isEqualTo(TopLists.NONE);

        TopLists top = traffic.publish(START + WINDOW + SETTLE).lastWindow();
        assertThat(top.endNanos()).isEqualTo(START + WINDOW);
        assertThat(top.total()).isEqualTo(new Volume(1, 100));
    }

    @Test
    void showsTheWindowSoFarUntilTheFirstIsComplete() {
        TopLists begun = traffic.publish(START).window();
        assertThat(begun).isEqualTo(soFar(0, Volume.NONE, begun));

        addPacketAt(START + SECOND);
        TopLists early = traffic.publish(START + 2 * SECOND).window();
        assertThat(early).isEqualTo(soFar(2 * SECOND, new Volume(1, 100), early));
        assertThat(early.hosts()).hasSize(2);
        assertThat(early.sources()).isEqualTo(1);

        addPacketAt(START + 3 * SECOND);
        TopLists later = traffic.publish(START + 4 * SECOND).window();
        assertThat(later).isEqualTo(soFar(4 * SECOND, new Volume(2, 200), later));
        assertThat(later.conversations())
                .singleElement()
                .extracting(Conversation::volume)
                .isEqualTo(new Volume(2, 200));

        TrafficSnapshot closed = traffic.publish(START + WINDOW + SETTLE);
        assertThat(closed.window().complete()).isTrue();
        assertThat(closed.window().span().coveredNanos()).isEqualTo(WINDOW);
        assertThat(closed.window()).isEqualTo(closed.lastWindow());
        assertThat(closed.window().total()).isEqualTo(new Volume(2, 200));
    }

    private static TopLists soFar(long coveredNanos, Volume total, TopLists lists) {
        return new TopLists(
                new TopLists.Span(START + coveredNanos, coveredNanos, false),
                new TopLists.Totals(total, total, Volume.NONE),
                lists.hosts(),
                lists.conversations(),
                lists.services(),
                lists.distinct(),
                new TopLists.Errors(0, 0, 0));
    }

    /** The service has been starting for a while since the first snapshot. */
    @Test
    void beginsTheWindowWhenTheSourceIsRead() {
        traffic.begin(START + 15 * SECOND);
        addPacketAt(START + 16 * SECOND);
        TrafficSnapshot early = traffic.publish(START + 18 * SECOND + SETTLE);

        assertThat(early.window().startNanos()).isEqualTo(START + 15 * SECOND);
        assertThat(early.window().total().packets()).isEqualTo(1);
        assertThat(early.rates().seconds()).isEqualTo(3);
        assertThat(early.rates().meanPackets()).isEqualTo(1 / 3.0);
        assertThat(traffic.publish(START + 15 * SECOND + WINDOW + SETTLE)
                        .lastWindow()
                        .endNanos())
                .isEqualTo(START + 15 * SECOND + WINDOW);
    }

    /** As when an interface comes back: what it carries is not to stay unseen until a window is complete. */
    @Test
    void showsTheWindowSoFarAfterAnEmptyOne() {
        addPacketAt(START + SECOND);
        traffic.publish(START + WINDOW + SETTLE);
        traffic.publish(START + 2 * WINDOW + SETTLE);
        addPacketAt(START + 2 * WINDOW + SECOND);
        TrafficSnapshot back = traffic.publish(START + 2 * WINDOW + 2 * SECOND);

        assertThat(back.lastWindow().isEmpty()).isTrue();
        assertThat(back.window().complete()).isFalse();
        assertThat(back.window().startNanos()).isEqualTo(START + 2 * WINDOW);
        assertThat(back.window().span().coveredNanos()).isEqualTo(2 * SECOND);
        assertThat(back.window().total()).isEqualTo(new Volume(1, 100));
    }

    @Test
    void staysWithACompleteWindowThatHasSomethingToShow() {
        addPacketAt(START + SECOND);
        TopLists complete = traffic.publish(START + WINDOW + SETTLE).window();
        addPacketAt(START + WINDOW + SECOND);

        assertThat(traffic.publish(START + WINDOW + 2 * SECOND).window()).isEqualTo(complete);
    }

    /** Each look costs by the flow, so that with many of them there are fewer. */
    @Test
    void looksLessOftenAtManyFlows() {
        Traffic busy = new Traffic(
                new TrafficSettings(5, Duration.ofSeconds(60)), new FlowSettings(65_536), FlowListener.NONE);
        busy.publish(START);
        int flows = 20_000;
        for (int i = 0; i < flows; i++) {
            Ends ends = new Ends(ENDS.source(), 1024 + i, ENDS.destination(), 443);
            busy.add(packets.tcp(START + i, ends, TcpFlags.ACK, 100));
        }
        assertThat(busy.publish(START + SECOND).window().total().packets()).isEqualTo(flows);

        busy.add(packets.tcp(START + SECOND, ENDS, TcpFlags.ACK, 100));
        TopLists same = busy.publish(START + 3 * SECOND - 1).window();
        assertThat(same.span().coveredNanos()).isEqualTo(SECOND);
        assertThat(same.total().packets()).isEqualTo(flows);

        TopLists next = busy.publish(START + 3 * SECOND).window();
        assertThat(next.span().coveredNanos()).isEqualTo(3 * SECOND);
        assertThat(next.total().packets()).isEqualTo(flows + 1);
    }

    @Test
    void closesAWindowAlthoughTheClockHasBeenSetBack() {
        long hourEarlier = START - 3600 * SECOND;
        var time = new MonotonicTime();
        traffic.publish(time.at(START));
        traffic.publish(time.at(hourEarlier));
        PacketSummary packet = packets.tcp(hourEarlier + SECOND, ENDS, TcpFlags.ACK, 100);
        packet.stamp(time);
        traffic.add(packet);

        TrafficSnapshot published = traffic.publish(time.at(hourEarlier + WINDOW + SETTLE));
        assertThat(published.lastWindow().endNanos()).isEqualTo(hourEarlier + WINDOW);
        assertThat(published.lastWindow().total().packets()).isEqualTo(1);
        assertThat(published.times().lastNanos()).isEqualTo(hourEarlier + SECOND);
        assertThat(published.rates().endNanos()).isEqualTo(hourEarlier + WINDOW);
        assertThat(published.rates().packets()[60 - 9]).isEqualTo(1);
    }

    @Test
    void takesLatePacketsUntilTheWindowHasSettled() {
        traffic.publish(START + WINDOW + SETTLE - 1);
        addPacketAt(START + WINDOW - 1);

        assertThat(traffic.publish(START + WINDOW + SETTLE).lastWindow().total().packets())
                .isEqualTo(1);
    }

    @Test
    void closesWindowsByTheTimeOfPacketsToo() {
        addPacketAt(START + SECOND);
        addPacketAt(START + WINDOW + SETTLE);

        assertThat(traffic.publish(START).lastWindow().total().packets()).isEqualTo(1);
        TopLists second = traffic.publish(START + 2 * WINDOW + SETTLE).lastWindow();
        assertThat(second.endNanos()).isEqualTo(START + 2 * WINDOW);
        assertThat(second.total().packets()).isEqualTo(1);
    }

    @Test
    void showsAnEmptyWindowAfterASilentOne() {
        addPacketAt(START + SECOND);
        TopLists top = traffic.publish(START + 3 * WINDOW + 5 * SECOND).lastWindow();

        assertThat(top.endNanos()).isEqualTo(START + 3 * WINDOW);
        assertThat(top.total()).isEqualTo(Volume.NONE);
        assertThat(top.hosts()).isEmpty();
    }

    @Test
    void coversARunThatEndsByOneWindow() {
        Traffic run = Traffic.ofRun(5, new FlowSettings(1024), FlowListener.NONE);
        for (int hours = 0; hours < 5; hours++) {
            run.add(packets.tcp(START + hours * 3600 * SECOND, ENDS, TcpFlags.ACK, 100));
            assertThat(run.publish(START + hours * 3600 * SECOND + WINDOW).lastWindow())
                    .isEqualTo(TopLists.NONE);
        }
        run.finish();

        TrafficSnapshot all = run.publish(START + 5 * 3600 * SECOND);
        assertThat(all.times().firstNanos()).isEqualTo(START);
        assertThat(all.times().lastNanos()).isEqualTo(START + 4 * 3600 * SECOND);
        assertThat(all.lastWindow().endNanos()).isEqualTo(all.times().lastNanos());
        assertThat(all.window()).isEqualTo(all.lastWindow());
        assertThat(all.window().complete()).isTrue();
        assertThat(all.window().startNanos()).isEqualTo(START);
        assertThat(all.lastWindow().total()).isEqualTo(new Volume(5, 500));
        assertThat(all.lastWindow().conversations()).hasSize(1);
    }

    @Test
    void leavesAWindowThatIsNotCompleteAtTheEnd() {
        addPacketAt(START + SECOND);
        traffic.finish();

        TrafficSnapshot last = traffic.publish(START + 2 * SECOND);
        assertThat(last.lastWindow()).isEqualTo(TopLists.NONE);
        assertThat(last.window().complete()).isFalse();
        assertThat(last.window().total().packets()).isEqualTo(1);
    }

    @Test
    void beginsARunWithItsFirstTime() {
        Traffic run = Traffic.ofRun(5, new FlowSettings(1024), FlowListener.NONE);
        assertThat(run.publish(START).times().firstNanos()).isZero();
        run.add(packets.tcp(0, ENDS, TcpFlags.ACK, 100));
        run.add(packets.tcp(START, ENDS, TcpFlags.ACK, 100));

        assertThat(run.publish(START).times().firstNanos()).isEqualTo(START);
    }

    /** The first packet after a pause belongs to its own window, however long the pause was. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void countsNoPacketInAWindowThatWasOverBeforeIt(int windows) {
        addPacketAt(START + SECOND);
        long begin = START + windows * WINDOW;
        addPacketAt(begin + SECOND);

        TopLists before = traffic.publish(begin + 2 * SECOND).lastWindow();
        assertThat(before.endNanos()).isEqualTo(begin);
        assertThat(before.total().packets()).isEqualTo(windows == 1 ? 1 : 0);
        TopLists its = traffic.publish(begin + WINDOW + SETTLE).lastWindow();
        assertThat(its.endNanos()).isEqualTo(begin + WINDOW);
        assertThat(its.total().packets()).isEqualTo(1);
    }

    @Test
    void countsEveryPacketInExactlyOneWindow() {
        Random random = new Random(1);
        long now = START;
        long shown = 0;
        long lastEnd = 0;
        for (int i = 0; i < 10_000; i++) {
            now += random.nextLong(SECOND / 10);
            addPacketAt(now - random.nextLong(SECOND / 5));
            TrafficSnapshot snapshot = traffic.publish(now);
            TopLists top = snapshot.lastWindow();
            assertThat(snapshot.window().complete()).isEqualTo(!top.isEmpty());
            shown += top.endNanos() == lastEnd ? 0 : top.total().packets();
            lastEnd = top.endNanos();
        }
        shown += traffic.publish(lastEnd + WINDOW + SETTLE).lastWindow().total().packets();

        assertThat(shown).isEqualTo(10_000);
    }

    @Test
    void publishesWhatDoesNotChangeAnyMore() {
        addPacketAt(START);
        TrafficSnapshot first = traffic.publish(START + SECOND);
        addPacketAt(START + SECOND);

        assertThat(first.counters().packets().total().packets()).isEqualTo(1);
        assertThat(traffic.publish(START + SECOND).counters().packets().total().packets())
                .isEqualTo(2);
    }

    @Test
    void publishesRatesOfSettledSecondsOnly() {
        addPacketAt(START);

        Rates early = traffic.publish(START + SECOND + SETTLE - 1).rates();
        assertThat(early.endNanos()).isEqualTo(START);
        assertThat(early.packetsLastSecond()).isZero();
        Rates settled = traffic.publish(START + SECOND + SETTLE).rates();
        assertThat(settled.endNanos()).isEqualTo(START + SECOND);
        assertThat(settled.packetsLastSecond()).isEqualTo(1);
        assertThat(settled.bytesLastSecond()).isEqualTo(100);
    }

    @Test
    void publishesTheTimeOfTheNewestPacketAndTheFlows() {
        addPacketAt(START + SECOND);
        traffic.add(packets.tcp(START, ENDS, TcpFlags.RST, 60));
        TrafficSnapshot open = traffic.publish(START + SECOND);
        assertThat(open.times().lastNanos()).isEqualTo(START + SECOND);
        assertThat(open.counters().flows().active().get(FlowProtocol.TCP)).isEqualTo(1);

        TrafficSnapshot closed = traffic.publish(START + WINDOW + SETTLE);
        assertThat(closed.counters().flows().active().total()).isZero();
        assertThat(closed.counters().flows().evicted().get(EvictionReason.CLOSED))
                .isEqualTo(1);
    }

    @Test
    void countsPacketsWithoutAddressesButListsThemNowhere() {
        traffic.add(packets.of(START, PacketBytes.ethernet().arp(1, "198.51.100.1", "198.51.100.2")));
        TrafficSnapshot snapshot = traffic.publish(START + WINDOW + SETTLE);

        assertThat(snapshot.counters().packets().packets().byColumn().get(Protocol.ARP))
                .isEqualTo(1);
        assertThat(snapshot.lastWindow().total()).isEqualTo(Volume.NONE);
        assertThat(snapshot.lastWindow().hosts()).isEmpty();
    }

    private void addPacketAt(long nanos) {
        traffic.add(packets.tcp(nanos, ENDS, TcpFlags.ACK, 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void refusesListLengthsOutOfBounds(int top) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficSettings(top, Duration.ofMinutes(1)))
                .withMessage("packetdash.traffic.top = " + top + ": must be 1 to 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "PT1H0.001S", "PT-1S"})
    void refusesWindowsOutOfBounds(Duration window) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficSettings(20, window))
                .withMessage("packetdash.traffic.window = " + window + ": must be 1s to 1h");
    }
}
