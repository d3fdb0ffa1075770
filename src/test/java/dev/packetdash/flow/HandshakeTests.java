package dev.packetdash.flow;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTests {
    private static final Ends CLIENT = Ends.of("198.51.100.1", 50_000, "203.0.113.2", 443);
    private static final Ends SERVER = CLIENT.reversed();
    private static final int SYN_ACK = TcpFlags.SYN | TcpFlags.ACK;
    private static final long MILLI = SECOND / 1000;

    private final List<String> events = new ArrayList<>();
    private final FlowTable table = new FlowTable(new FlowSettings(1024), flow -> {}, new Recorder());
    private final Segments segments = new Segments();
    private final Packets packets = new Packets();

    /** Writes down every event in few words; times are milliseconds since the start. */
    private final class Recorder implements FlowListener {
        @Override
        public void opened(Flow flow, PacketSummary packet) {
            events.add("opened " + flow.servicePort());
        }

        @Override
        public void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {
            events.add(outcome + " " + flow.servicePort() + " at " + (nanos - START) / MILLI);
        }

        @Override
        public void unreachable(Flow flow, PacketSummary packet) {
            events.add("unreachable " + flow.servicePort());
        }

        @Override
        public void ended(Flow flow, EvictionReason reason, long nanos) {
            events.add("ended " + flow.servicePort() + " " + reason + " after " + flow.allPacketsFromClient() + "+"
                    + flow.allPacketsFromServer());
        }
    }

    private void add(long millis, Ends ends, int flags, long sequence, long acknowledgment) {
        table.add(segments.of(START + millis * MILLI, ends, flags, sequence, acknowledgment, 0));
    }

    private void syn(long millis) {
        add(millis, CLIENT, TcpFlags.SYN, 100, 0);
    }

    private void synAck(long millis) {
        add(millis, SERVER, SYN_ACK, 500, 101);
    }

    private void ack(long millis) {
        add(millis, CLIENT, TcpFlags.ACK, 101, 501);
    }

    private void reset(long millis) {
        add(millis, CLIENT, TcpFlags.RST, 101, 0);
    }

    private void connection(long millis) {
        syn(millis);
        synAck(millis + 1);
        ack(millis + 2);
        reset(millis + 3);
    }

    @Test
    void aSynOfTheSameNumberIsAnotherConnectionOnceTheLastIsLongOver() {
        connection(0);
        syn(500);
        connection(1600);

        assertThat(events).filteredOn(event -> event.startsWith("COMPLETED")).hasSize(2);
        assertThat(events).filteredOn(event -> event.startsWith("opened")).hasSize(2);
    }

    private void passes(long millis) {
        table.advance(START + millis * MILLI);
    }

    @Test
    void completesWithTheClientsAcknowledgment() {
        syn(0);
        synAck(30);
        ack(31);
        ack(40);
        passes(20_000);

        assertThat(events).containsExactly("opened 443", "COMPLETED 443 at 31");
        assertThat(count(HandshakeOutcome.COMPLETED)).isEqualTo(1);
        assertThat(duration(HandshakeLeg.NETWORK)).isEqualTo(30 * MILLI);
        assertThat(duration(HandshakeLeg.SERVER)).isEqualTo(MILLI);
        assertThat(Arrays.stream(table.tcp().durations(Direction.UNKNOWN, HandshakeLeg.NETWORK))
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void countsRepeatedSegmentsOnce() {
        syn(0);
        syn(1000);
        synAck(1030);
        synAck(2000);
        syn(2010);
        ack(2020);
        syn(2030);
        synAck(2040);
        passes(20_000);

        assertThat(events).containsExactly("opened 443", "COMPLETED 443 at 2020");
        assertThat(duration(HandshakeLeg.NETWORK)).isEqualTo(30 * MILLI);
        assertThat(table.tcp().retransmissions(Direction.UNKNOWN)).isEqualTo(5);
    }

    @Test
    void isRefusedByAReset() {
        syn(0);
        add(3, SERVER, TcpFlags.RST | TcpFlags.ACK, 0, 101);
        passes(1000);

        assertThat(events).containsExactly("opened 443", "REFUSED 443 at 3");
        assertThat(table.tcp().resets(Direction.UNKNOWN, ResetPhase.HANDSHAKE)).isEqualTo(1);
        for (int second = 2; second <= 20; second++) {
            passes(second * 1000);
        }
        assertThat(events.getLast()).isEqualTo("ended 443 CLOSED after 1+1");
    }

    @Test
    void isResetByAClientThatOnlyWantedTheAnswer() {
        syn(0);
        synAck(3);
        add(4, CLIENT, TcpFlags.RST, 101, 0);

        assertThat(events).containsExactly("opened 443", "RESET 443 at 4");
    }

    @Test
    void timesOutAtItsDeadline() {
        syn(0);
        syn(1000);
        passes(4900);
        assertThat(events).containsExactly("opened 443");
        assertThat(table.tcp().pending()).isEqualTo(1);
        passes(5300);
        assertThat(events).containsExactly("opened 443", "TIMED_OUT 443 at 5000");

        syn(7000);
        synAck(7010);
        ack(7020);
        assertThat(events).as("one outcome an attempt").hasSize(2);
        assertThat(table.tcp().pending()).isZero();
    }

    @Test
    void expiresWithOtherPacketsToo() {
        syn(0);
        table.add(packets.udp(START + 6 * SECOND, CLIENT, 100));

        assertThat(events).containsExactly("opened 443", "TIMED_OUT 443 at 5000", "opened 443");
    }

    @Test
    void leavesASynAckUnanswered() {
        syn(0);
        synAck(10);
        synAck(1010);
        passes(5300);

        assertThat(events).containsExactly("opened 443", "SYN_ACK_UNANSWERED 443 at 5010");
    }

    @Test
    void decidesEverythingAtTheEnd() {
        syn(0);
        table.finish();

        assertThat(events).containsExactly("opened 443", "TIMED_OUT 443 at 5000");
    }

    @Test
    void takesConnectionsAsTheyAre() {
        ack(0);
        add(10, SERVER, TcpFlags.ACK, 501, 101);
        add(20, SERVER, TcpFlags.RST, 501, 0);
        table.drain(START + 20_000 * MILLI);
        assertThat(events).containsExactly("opened 443", "MIDSTREAM 443 at 5000", "ended 443 CLOSED after 1+2");
        assertThat(table.tcp().resets(Direction.UNKNOWN, ResetPhase.ESTABLISHED))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, TcpFlags.FIN, TcpFlags.FIN | TcpFlags.PSH | TcpFlags.URG, TcpFlags.RST})
    void seesNoAttemptInAProbeThatNoTcpSends(int flags) {
        add(0, CLIENT, flags, 100, 0);
        add(1, SERVER, TcpFlags.RST | TcpFlags.ACK, 0, 101);
        passes(1000);

        assertThat(events).containsExactly("opened 443");
        assertThat(table.tcp().attempts(Direction.UNKNOWN)).isZero();
    }

    @Test
    void takesAConnectionForGrantedWhenNoSynHasCome() {
        ack(100);
        add(110, SERVER, TcpFlags.ACK, 501, 101);
        passes(4900);
        assertThat(events).containsExactly("opened 443");
        assertThat(table.tcp().attempts(Direction.UNKNOWN)).isZero();
        table.drain(START + 14_000 * MILLI);
        assertThat(events).containsExactly("opened 443", "MIDSTREAM 443 at 5100");

        syn(14_100);
        assertThat(events).as("too late to count, but of this connection").hasSize(2);
    }

    @Test
    void measuresAHandshakeThatWasCapturedBackwards() {
        synAck(30);
        ack(31);
        syn(10);

        assertThat(events).containsExactly("opened 443", "COMPLETED 443 at 10");
        assertThat(duration(HandshakeLeg.NETWORK)).isEqualTo(20 * MILLI);
        assertThat(duration(HandshakeLeg.SERVER)).isEqualTo(MILLI);
    }

    @Test
    void neverMeasuresLessThanNothing() {
        synAck(30);
        ack(31);
        syn(32);

        assertThat(events).containsExactly("opened 443", "COMPLETED 443 at 32");
        assertThat(duration(HandshakeLeg.NETWORK)).isZero();
        assertThat(duration(HandshakeLeg.SERVER)).isEqualTo(MILLI);
    }

    @Test
    void doesNotSayEvictedOfWhatLingered() {
        syn(0);
        synAck(1);
        add(2, SERVER, TcpFlags.RST, 501, 0);
        table.drain(START + 2500 * MILLI);

        assertThat(events).containsExactly("opened 443", "RESET 443 at 2500", "ended 443 CLOSED after 1+2");
    }

    @Test
    void beginsAnewWithAnotherSequenceNumber() {
        syn(0);
        synAck(1);
        ack(2);
        add(3, CLIENT, TcpFlags.FIN | TcpFlags.ACK, 101, 501);
        add(4, SERVER, TcpFlags.FIN | TcpFlags.ACK, 501, 102);
        add(5, CLIENT, TcpFlags.ACK, 102, 502);
        add(100, CLIENT, TcpFlags.SYN, 7000, 0);

        assertThat(events)
                .containsExactly("opened 443", "COMPLETED 443 at 2", "ended 443 CLOSED after 4+2", "opened 443");
        assertThat(table.tcp().pending()).isEqualTo(1);
        assertThat(table.tcp().retransmissions(Direction.UNKNOWN)).isZero();
    }

    @Test
    void isUnreachableWhereAnIcmpErrorQuotesTheSyn() {
        syn(0);
        table.add(packets.of(START + MILLI, quoting(IcmpError.of("203.0.113.254", CLIENT, 6))));
        assertThat(events).containsExactly("opened 443", "opened 0", "UNREACHABLE 443 at 1");
    }

    @Test
    void tellsOfDatagramsThatReachNobody() {
        table.add(packets.udp(START, CLIENT, 100));
        table.add(packets.of(START + MILLI, quoting(IcmpError.of("203.0.113.2", CLIENT, 17))));
        table.add(packets.of(START + MILLI, quoting(IcmpError.of("203.0.113.2", SERVER, 47))));
        assertThat(events).containsExactly("opened 443", "opened 0", "unreachable 443", "opened 0");
    }

    private static PacketBytes quoting(IcmpError error) {
        byte[] quoted = PacketBytes.raw()
                .ipv4(
                        error.quoted.source().toString(),
                        error.quoted.destination().toString())
                .follow(error.protocol)
                .payload(ports(error.quoted))
                .bytes();
        return PacketBytes.ethernet()
                .ipv4(error.router, error.quoted.source().toString())
                .icmp(3, 3)
                .payload(quoted);
    }

    private static byte[] ports(Ends ends) {
        return ByteBuffer.allocate(8)
                .putShort((short) ends.sourcePort())
                .putShort((short) ends.destinationPort())
                .array();
    }

    /** Who says that which packet did not arrive. */
    private record IcmpError(String router, Ends quoted, int protocol) {
        static IcmpError of(String router, Ends quoted, int protocol) {
            return new IcmpError(router, quoted, protocol);
        }
    }

    @Test
    void isEvictedWhilePendingUnderAFlood() {
        for (int i = 0; i < 10_000; i++) {
            Ends ends = new Ends(IpAddress.ipv4(0xc6336400 + i), 1024 + i, CLIENT.destination(), 443);
            table.add(packets.syn(START + i, ends));
        }
        long evicted = count(HandshakeOutcome.PENDING_EVICTED);
        assertThat(evicted).isGreaterThan(8000);
        assertThat(table.tcp().pending()).isEqualTo(10_000 - evicted);
        passes(6000);
        assertThat(count(HandshakeOutcome.TIMED_OUT)).isEqualTo(10_000 - evicted);
        assertThat(table.tcp().pending()).isZero();
    }

    private long count(HandshakeOutcome outcome) {
        return table.tcp().outcomes(Direction.UNKNOWN, outcome);
    }

    private long duration(HandshakeLeg leg) {
        return table.tcp().durationSum(Direction.UNKNOWN, leg);
    }
}
