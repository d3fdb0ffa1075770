package dev.packetdash.flow;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Direction;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever segments come: the outcomes and what is pending are all attempts, and no attempt is told of twice. */
class TcpBooksTests {
    private static final int[] FLAGS = {
        TcpFlags.SYN,
        TcpFlags.SYN,
        TcpFlags.SYN | TcpFlags.ACK,
        TcpFlags.ACK,
        TcpFlags.ACK,
        TcpFlags.FIN | TcpFlags.ACK,
        TcpFlags.RST,
        TcpFlags.RST | TcpFlags.ACK,
        0,
        TcpFlags.FIN
    };

    private final Segments segments = new Segments();
    private long told;
    private long ended;

    private final FlowListener counting = new FlowListener() {
        @Override
        public void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {
            told++;
        }

        @Override
        public void ended(Flow flow, EvictionReason reason, long nanos) {
            ended++;
        }
    };

    /** A few flows meet again and again; many overflow the table. */
    @ParameterizedTest
    @ValueSource(ints = {3, 500, 20_000})
    void outcomesAndPendingAreAllAttempts(int flows) {
        FlowTable table = new FlowTable(new FlowSettings(1024), flow -> {}, counting);
        Random random = new Random(flows);
        long nanos = START;
        for (int i = 0; i < 30_000; i++) {
            int flow = random.nextInt(flows);
            Ends ends = Ends.of("198.51.100." + flow % 200, 1024 + flow / 200, "203.0.113.1", 443);
            nanos += random.nextInt(20) == 0 ? random.nextLong(SECOND) : random.nextLong(SECOND / 1000);
            table.add(segments.of(
                    nanos - random.nextLong(SECOND / 100),
                    random.nextInt(3) == 0 ? ends.reversed() : ends,
                    FLAGS[random.nextInt(FLAGS.length)],
                    random.nextInt(4),
                    random.nextInt(4),
                    random.nextInt(3)));
            if (i % 100 == 0) {
                assertBalanced(table);
            }
        }
        table.finish();

        assertBalanced(table);
        assertThat(table.tcp().pending()).isZero();
        assertThat(told).isEqualTo(sum(table));
        assertThat(ended)
                .isEqualTo(Arrays.stream(EvictionReason.values())
                        .mapToLong(table::evicted)
                        .sum());
    }

    private void assertBalanced(FlowTable table) {
        long attempts = Arrays.stream(Direction.values())
                .mapToLong(table.tcp()::attempts)
                .sum();
        assertThat(sum(table) + table.tcp().pending()).isEqualTo(attempts);
        assertThat(table.tcp().pending()).isBetween(0L, table.active(FlowProtocol.TCP));
    }

    private static long sum(FlowTable table) {
        long sum = 0;
        for (Direction direction : Direction.values()) {
            for (HandshakeOutcome outcome : HandshakeOutcome.values()) {
                sum += table.tcp().outcomes(direction, outcome);
            }
        }
        return sum;
    }
}
