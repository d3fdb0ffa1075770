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
        assertThat(traffic.publish(START).top()).isEqualTo(TopLists.NONE);
    }

    @Test
    void closesTheFirstWindowOnceItHasSettled() {
        addPacketAt(START + SECOND);
        assertThat(traffic.publish(START + WINDOW + SETTLE - 1).top()).isEqualTo(TopLists.NONE);

        TopLists top = traffic.publish(START + WINDOW + SETTLE).top();
        assertThat(top.endNanos()).isEqualTo(START + WINDOW);
        assertThat(top.total()).isEqualTo(new Volume(1, 100));
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
        assertThat(published.top().endNanos()).isEqualTo(hourEarlier + WINDOW);
        assertThat(published.top().total().packets()).isEqualTo(1);
        assertThat(published.lastPacketNanos()).isEqualTo(hourEarlier + SECOND);
        assertThat(published.rates().endNanos()).isEqualTo(hourEarlier + WINDOW);
        assertThat(published.rates().packets()[60 - 9]).isEqualTo(1);
    }

    @Test
    void takesLatePacketsUntilTheWindowHasSettled() {
        traffic.publish(START + WINDOW + SETTLE - 1);
        addPacketAt(START + WINDOW - 1);

        assertThat(traffic.publish(START + WINDOW + SETTLE).top().total().packets())
                .isEqualTo(1);
    }

    @Test
    void closesWindowsByTheTimeOfPacketsToo() {
        addPacketAt(START + SECOND);
        addPacketAt(START + WINDOW + SETTLE);

        assertThat(traffic.publish(START).top().total().packets()).isEqualTo(1);
        TopLists second = traffic.publish(START + 2 * WINDOW + SETTLE).top();
        assertThat(second.endNanos()).isEqualTo(START + 2 * WINDOW);
        assertThat(second.total().packets()).isEqualTo(1);
    }

    @Test
    void showsAnEmptyWindowAfterASilentOne() {
        addPacketAt(START + SECOND);
        TopLists top = traffic.publish(START + 3 * WINDOW + 5 * SECOND).top();

        assertThat(top.endNanos()).isEqualTo(START + 3 * WINDOW);
        assertThat(top.total()).isEqualTo(Volume.NONE);
        assertThat(top.hosts()).isEmpty();
    }

    @Test
    void coversARunThatEndsByOneWindow() {
        Traffic run = Traffic.ofRun(5, new FlowSettings(1024), FlowListener.NONE);
        for (int hours = 0; hours < 5; hours++) {
            run.add(packets.tcp(START + hours * 3600 * SECOND, ENDS, TcpFlags.ACK, 100));
            assertThat(run.publish(START + hours * 3600 * SECOND + WINDOW).top())
                    .isEqualTo(TopLists.NONE);
        }
        run.finish();

        TrafficSnapshot all = run.publish(START + 5 * 3600 * SECOND);
        assertThat(all.firstPacketNanos()).isEqualTo(START);
        assertThat(all.lastPacketNanos()).isEqualTo(START + 4 * 3600 * SECOND);
        assertThat(all.top().endNanos()).isEqualTo(all.lastPacketNanos());
        assertThat(all.top().total()).isEqualTo(new Volume(5, 500));
        assertThat(all.top().conversations()).hasSize(1);
    }

    @Test
    void leavesAWindowThatIsNotCompleteAtTheEnd() {
        addPacketAt(START + SECOND);
        traffic.finish();

        assertThat(traffic.publish(START + 2 * SECOND).top()).isEqualTo(TopLists.NONE);
    }

    @Test
    void beginsARunWithItsFirstTime() {
        Traffic run = Traffic.ofRun(5, new FlowSettings(1024), FlowListener.NONE);
        assertThat(run.publish(START).firstPacketNanos()).isZero();
        run.add(packets.tcp(0, ENDS, TcpFlags.ACK, 100));
        run.add(packets.tcp(START, ENDS, TcpFlags.ACK, 100));

        assertThat(run.publish(START).firstPacketNanos()).isEqualTo(START);
    }

    /** The first packet after a pause belongs to its own window, however long the pause was. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void countsNoPacketInAWindowThatWasOverBeforeIt(int windows) {
        addPacketAt(START + SECOND);
        long begin = START + windows * WINDOW;
        addPacketAt(begin + SECOND);

        TopLists before = traffic.publish(begin + 2 * SECOND).top();
        assertThat(before.endNanos()).isEqualTo(begin);
        assertThat(before.total().packets()).isEqualTo(windows == 1 ? 1 : 0);
        TopLists its = traffic.publish(begin + WINDOW + SETTLE).top();
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
            TopLists top = traffic.publish(now).top();
            shown += top.endNanos() == lastEnd ? 0 : top.total().packets();
            lastEnd = top.endNanos();
        }
        shown += traffic.publish(lastEnd + WINDOW + SETTLE).top().total().packets();

        assertThat(shown).isEqualTo(10_000);
    }

    @Test
    void publishesWhatDoesNotChangeAnyMore() {
        addPacketAt(START);
        TrafficSnapshot first = traffic.publish(START + SECOND);
        addPacketAt(START + SECOND);

        assertThat(first.counters().total().packets()).isEqualTo(1);
        assertThat(traffic.publish(START + SECOND).counters().total().packets()).isEqualTo(2);
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
        assertThat(open.lastPacketNanos()).isEqualTo(START + SECOND);
        assertThat(open.flowsActive().get(FlowProtocol.TCP)).isEqualTo(1);

        TrafficSnapshot closed = traffic.publish(START + WINDOW + SETTLE);
        assertThat(closed.flowsActive().total()).isZero();
        assertThat(closed.flowsEvicted().get(EvictionReason.CLOSED)).isEqualTo(1);
    }

    @Test
    void countsPacketsWithoutAddressesButListsThemNowhere() {
        traffic.add(packets.of(START, PacketBytes.ethernet().arp(1, "198.51.100.1", "198.51.100.2")));
        TrafficSnapshot snapshot = traffic.publish(START + WINDOW + SETTLE);

        assertThat(snapshot.counters().packets().byColumn().get(Protocol.ARP)).isEqualTo(1);
        assertThat(snapshot.top().total()).isEqualTo(Volume.NONE);
        assertThat(snapshot.top().hosts()).isEmpty();
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
