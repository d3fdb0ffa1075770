package dev.packetdash.flow;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Direction;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of connections whose two directions come by different queues, of a network card or of two merged files:
 * each in order, but not to each other. The counts are those of the ordered capture.
 */
class ReorderingTests {
    private static final int SYN_ACK = TcpFlags.SYN | TcpFlags.ACK;
    private static final int FIN_ACK = TcpFlags.FIN | TcpFlags.ACK;
    private static final int RST_ACK = TcpFlags.RST | TcpFlags.ACK;
    private static final long MILLI = SECOND / 1000;

    private final Segments segments = new Segments();

    /** One segment, by {@code client} or the server. */
    private record Segment(long nanos, Ends ends, boolean client, int flags, long sequence, long ack, int length) {}

    /** Writes a connection segment by segment, each so much later than the one before. */
    private static final class Script {
        private final List<Segment> segments = new ArrayList<>();
        private final Ends ends;
        private final long isn;
        private final long serverIsn;
        private long nanos;

        Script(Ends ends, long isn, long nanos) {
            this.ends = ends;
            this.isn = isn;
            this.serverIsn = isn * 7 + 13;
            this.nanos = nanos;
        }

        /** Numbers are relative to the initial ones. */
        Script client(int flags, long sequence, long ack, int length) {
            boolean acknowledges = (flags & TcpFlags.ACK) != 0;
            return add(true, flags, isn + sequence, acknowledges ? serverIsn + ack : 0, length);
        }

        Script server(int flags, long sequence, long ack, int length) {
            return add(false, flags, serverIsn + sequence, isn + ack, length);
        }

        private Script add(boolean client, int flags, long sequence, long ack, int length) {
            segments.add(
                    new Segment(nanos += MILLI, client ? ends : ends.reversed(), client, flags, sequence, ack, length));
            return this;
        }

        Script pause(long more) {
            nanos += more;
            return this;
        }

        Script opens() {
            return client(TcpFlags.SYN, 0, 0, 0).server(SYN_ACK, 0, 1, 0).client(TcpFlags.ACK, 1, 1, 0);
        }

        Script exchanges() {
            return client(TcpFlags.ACK, 1, 1, 100)
                    .server(TcpFlags.ACK, 1, 101, 500)
                    .client(TcpFlags.ACK, 101, 501, 0);
        }

        Script closes() {
            return client(FIN_ACK, 101, 501, 0).server(FIN_ACK, 501, 102, 0).client(TcpFlags.ACK, 102, 502, 0);
        }
    }

    private static Script of(int kind, Ends ends, long isn, long nanos) {
        Script script = new Script(ends, isn, nanos);
        return switch (kind) {
            case 0 -> script.opens().exchanges().closes();
            case 1 -> script.opens().exchanges().server(RST_ACK, 501, 101, 0);
            case 2 -> script.opens().exchanges().client(RST_ACK, 101, 501, 0);
            case 3 -> script.client(TcpFlags.SYN, 0, 0, 0).server(RST_ACK, -script.serverIsn, 1, 0);
            case 4 ->
                script.client(TcpFlags.SYN, 0, 0, 0).server(SYN_ACK, 0, 1, 0).client(TcpFlags.RST, 1, 0, 0);
            case 5 -> script.client(TcpFlags.SYN, 0, 0, 0).pause(SECOND).client(TcpFlags.SYN, 0, 0, 0);
            case 6 ->
                script.client(TcpFlags.SYN, 0, 0, 0)
                        .server(SYN_ACK, 0, 1, 0)
                        .pause(SECOND)
                        .server(SYN_ACK, 0, 1, 0);
            case 7 -> script.opens().server(RST_ACK, 1, 1, 0);
            case 8 ->
                script.opens()
                        .exchanges()
                        .closes()
                        .client(TcpFlags.ACK, 102, 502, 0)
                        .server(FIN_ACK, 501, 102, 0);
            default -> script.opens().client(TcpFlags.SYN, 0, 0, 0).exchanges().closes();
        };
    }

    private static final int KINDS = 10;

    /** Connections one after another, of all kinds, the ports of some used again with a higher number. */
    private static List<Segment> capture(Random random) {
        List<Segment> capture = new ArrayList<>();
        long nanos = START;
        for (int i = 0; i < 60; i++) {
            Ends ends = Ends.of("198.51.100.1", 40_000 + i / 2, "203.0.113.1", 443);
            int kind = random.nextInt(KINDS);
            Script script = of(kind, ends, 1_000_000L * i + random.nextInt(500_000), nanos);
            capture.addAll(script.segments);
            // Who was not answered does not use the port again before he gives up.
            boolean pending = kind == 5 || kind == 6;
            nanos = script.nanos + SECOND + (pending ? 6 * SECOND : random.nextLong(2 * SECOND));
        }
        return capture;
    }

    /** Lets segments of one direction overtake at most {@code window} of the other of the same connection. */
    private static List<Segment> reordered(List<Segment> capture, int window, Random random) {
        List<Segment> result = new ArrayList<>(capture);
        for (int round = 0; round < window; round++) {
            for (int i = 1; i < result.size(); i++) {
                Segment before = result.get(i - 1);
                Segment after = result.get(i);
                boolean near = after.nanos - before.nanos < SECOND / 2;
                if (before.client != after.client && near && isOfOne(before, after) && random.nextInt(3) == 0) {
                    result.set(i - 1, after);
                    result.set(i, before);
                    i++;
                }
            }
        }
        return result;
    }

    private static boolean isOfOne(Segment one, Segment other) {
        return one.ends.sourcePort() == other.ends.destinationPort();
    }

    private Map<HandshakeOutcome, Long> outcomes(List<Segment> capture, boolean ownTimes) {
        FlowTable table = new FlowTable(new FlowSettings(65_536), flow -> {}, FlowListener.NONE);
        long latest = 0;
        for (Segment segment : capture) {
            latest = Math.max(latest, segment.nanos);
            table.add(segments.of(
                    ownTimes ? segment.nanos : latest,
                    segment.ends,
                    segment.flags,
                    segment.sequence,
                    segment.ack,
                    segment.length));
        }
        table.finish();
        Map<HandshakeOutcome, Long> outcomes = new EnumMap<>(HandshakeOutcome.class);
        for (HandshakeOutcome outcome : HandshakeOutcome.values()) {
            outcomes.put(outcome, table.tcp().outcomes(Direction.UNKNOWN, outcome));
        }
        assertThat(table.tcp().attempts(Direction.UNKNOWN))
                .isEqualTo(outcomes.values().stream().mapToLong(Long::longValue).sum());
        assertThat(table.tcp().pending()).isZero();
        for (HandshakeLeg leg : HandshakeLeg.values()) {
            long[] durations = table.tcp().durations(Direction.UNKNOWN, leg);
            assertThat(table.tcp().durationSum(Direction.UNKNOWN, leg))
                    .isBetween(0L, 20 * MILLI * Arrays.stream(durations).sum());
        }
        return outcomes;
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "3, true", "3, false", "12, true", "12, false"})
    void countsAsInTheOrderedCapture(int window, boolean ownTimes) {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<Segment> ordered = capture(random);
            Map<HandshakeOutcome, Long> expected = outcomes(ordered, true);
            assertThat(expected).containsEntry(HandshakeOutcome.MIDSTREAM, 0L);
            assertThat(expected).containsEntry(HandshakeOutcome.PENDING_EVICTED, 0L);
            assertThat(outcomes(reordered(ordered, window, random), ownTimes))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    /** The SYN may come at any later place, be it the last of all. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8})
    void joinsALateSyn(int kind) {
        List<Segment> ordered =
                of(kind, Ends.of("198.51.100.1", 40_000, "203.0.113.1", 443), 4_294_967_290L, START).segments;
        for (int place = 1; place < ordered.size(); place++) {
            List<Segment> late = new ArrayList<>(ordered);
            late.add(place, late.removeFirst());
            for (boolean ownTimes : new boolean[] {true, false}) {
                assertThat(outcomes(late, ownTimes))
                        .as("SYN at %d", place)
                        .isEqualTo(outcomes(ordered, true))
                        .containsEntry(HandshakeOutcome.COMPLETED, 1L);
            }
        }
    }

    @Test
    void refusesByAResetBeforeTheSyn() {
        List<Segment> refused = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<Segment> one =
                    of(3, Ends.of("198.51.100.1", 40_000 + i, "203.0.113.1", 443), i + 1, START + i * MILLI).segments;
            refused.addAll(one.reversed());
        }
        assertThat(outcomes(refused, false)).containsEntry(HandshakeOutcome.REFUSED, 40L);
    }

    /**
     * A client whose reset is lost on its way to the server, or the server's to the client, repeats itself for minutes.
     */
    @ParameterizedTest
    @ValueSource(ints = {FIN_ACK, TcpFlags.RST, RST_ACK, TcpFlags.FIN | TcpFlags.PSH | TcpFlags.ACK, TcpFlags.ACK})
    void seesNoConnectionInWhatComesAfterTheEnd(int flags) {
        Script script = of(1, Ends.of("198.51.100.1", 40_000, "203.0.113.1", 443), 100, START);
        for (int i = 0; i < 9; i++) {
            script.pause(SECOND << i).client(flags, 101, 501, 0);
        }
        script.server(TcpFlags.RST, 501, 101, 0);
        assertThat(outcomes(script.segments, true))
                .containsEntry(HandshakeOutcome.COMPLETED, 1L)
                .containsEntry(HandshakeOutcome.MIDSTREAM, 0L);
    }

    @Test
    void seesTheServersAnswersToLateFins() {
        Script script = of(0, Ends.of("198.51.100.1", 40_000, "203.0.113.1", 443), 100, START);
        for (int i = 0; i < 6; i++) {
            script.pause(3 * SECOND << i).server(FIN_ACK, 501, 102, 0).client(TcpFlags.ACK, 102, 502, 0);
        }
        assertThat(outcomes(script.segments, true))
                .containsEntry(HandshakeOutcome.COMPLETED, 1L)
                .containsEntry(HandshakeOutcome.MIDSTREAM, 0L);
    }

    @Test
    void takesConnectionsThatWereThereBeforeForOneEach() {
        Ends ends = Ends.of("198.51.100.1", 40_000, "203.0.113.1", 443);
        Script download =
                new Script(ends, 100, START).client(TcpFlags.ACK, 5000, 7000, 0).client(TcpFlags.ACK, 5000, 9000, 0);
        Script upload = new Script(ends, 100, START).client(TcpFlags.ACK, 5000, 7000, 1000);
        Script idle =
                new Script(ends, 100, START).client(TcpFlags.ACK, 5000, 7000, 0).server(TcpFlags.ACK, 7000, 5001, 0);
        for (Script script : List.of(download, upload, idle)) {
            assertThat(outcomes(script.segments, true)).containsEntry(HandshakeOutcome.MIDSTREAM, 1L);
        }
    }

    @Test
    void opensBothWaysAtOnceButOneConnection() {
        Ends ends = Ends.of("198.51.100.1", 40_000, "203.0.113.1", 443);
        Script script = new Script(ends, 100, START)
                .client(TcpFlags.SYN, 0, 0, 0)
                .server(TcpFlags.SYN, 0, 0, 0)
                .client(SYN_ACK, 0, 1, 0)
                .server(SYN_ACK, 0, 1, 0)
                .exchanges()
                .closes();
        for (int seed = 0; seed < 50; seed++) {
            assertThat(outcomes(reordered(script.segments, 2, new Random(seed)), true))
                    .as("seed %d", seed)
                    .containsEntry(HandshakeOutcome.COMPLETED, 1L)
                    .containsEntry(HandshakeOutcome.MIDSTREAM, 0L)
                    .containsEntry(HandshakeOutcome.TIMED_OUT, 0L);
        }
    }

    /** RFC 9293, section 3.5.1: the client has forgotten a connection that the server still has. */
    @Test
    void triesAnewBehindAHalfOpenConnection() {
        Ends ends = Ends.of("198.51.100.1", 40_000, "203.0.113.1", 443);
        Script old = new Script(ends, 100, START).opens().exchanges();
        long challenge = old.serverIsn + 501;
        Script fresh = new Script(ends, 900_000_000L, old.nanos).client(TcpFlags.SYN, 0, 0, 0);
        fresh.add(false, TcpFlags.ACK, challenge, old.isn + 101, 0);
        fresh.add(true, TcpFlags.RST, old.isn + 101, 0, 0);
        fresh.pause(SECOND).opens().exchanges().closes();
        List<Segment> capture = new ArrayList<>(old.segments);
        capture.addAll(fresh.segments);

        assertThat(outcomes(capture, true))
                .containsEntry(HandshakeOutcome.COMPLETED, 2L)
                .containsEntry(HandshakeOutcome.RESET, 1L);
    }
}
