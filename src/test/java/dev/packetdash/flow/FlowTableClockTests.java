package dev.packetdash.flow;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.MonotonicTime;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.Packets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What passes as time for a flow table. */
class FlowTableClockTests {
    private static final Ends ENDS = Ends.of("198.51.100.1", 50_000, "203.0.113.2", 443);
    private static final long IDLE = 300 * SECOND;
    private static final long HOUR = 3600 * SECOND;

    private final List<String> events = new ArrayList<>();
    private final Packets packets = new Packets();
    private final FlowTable table = new FlowTable(new FlowSettings(1024), flow -> {}, new FlowListener() {
        @Override
        public void opened(Flow flow, PacketSummary packet) {
            events.add("opened");
        }

        @Override
        public void ended(Flow flow, EvictionReason reason, long nanos) {
            events.add("ended " + reason);
        }

        @Override
        public void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {
            events.add(outcome.name());
        }
    });

    /** The table has just looked at all flows when this one is not yet idle, so it is the packet that finds it so. */
    @Test
    void aPacketAfterAnIdleTimeBeginsAnotherFlow() {
        table.add(packets.udp(START, ENDS, 100));
        table.advance(START + IDLE);
        assertThat(events).containsExactly("opened");
        table.add(packets.udp(START + IDLE + 1, ENDS, 100));

        assertThat(events).containsExactly("opened", "ended IDLE", "opened");
        assertThat(table.active(FlowProtocol.UDP)).isEqualTo(1);
    }

    @Test
    void aPacketAtTheEndOfTheIdleTimeIsOfTheSameFlow() {
        table.add(packets.udp(START, ENDS, 100));
        table.advance(START + IDLE);
        table.add(packets.udp(START + IDLE, ENDS, 100));

        assertThat(events).containsExactly("opened");
    }

    @Test
    void forgetsIdleFlowsWithoutADrain() {
        table.add(packets.udp(START, ENDS, 100));
        for (long nanos = START; nanos <= START + IDLE + 9 * SECOND; nanos += SECOND / 4) {
            table.advance(nanos);
        }

        assertThat(events).containsExactly("opened", "ended IDLE");
    }

    @Test
    void whatWasBusyMinutesAgoMakesRoomForWhatIsNew() {
        for (int i = 0; i < 20; i++) {
            for (int packet = 0; packet < 100; packet++) {
                table.add(packets.tcp(START, Ends.of("198.51.100." + i, 50_000, "203.0.113.2", 443), TcpFlags.ACK, 60));
            }
        }
        long later = START + 120 * SECOND;
        for (long nanos = START; nanos < later; nanos += SECOND / 4) {
            table.advance(nanos);
        }
        assertThat(table.active(FlowProtocol.TCP)).isEqualTo(20);
        for (int i = 0; i < 20_000; i++) {
            table.add(packets.udp(later, Ends.of("203.0.113." + i % 200, 1024 + i / 200, "198.51.100.1", 53), 60));
        }

        assertThat(table.active(FlowProtocol.TCP)).isZero();
    }

    @Test
    void goesOnWhereTheClockHasBeenSetBack() {
        MonotonicTime time = new MonotonicTime();
        table.advance(time.at(START));
        PacketSummary syn = packets.syn(START - HOUR, ENDS);
        syn.stamp(time);
        table.add(syn);
        table.advance(time.at(START - HOUR + 6 * SECOND));

        assertThat(events).containsExactly("opened", "TIMED_OUT");
    }
}
