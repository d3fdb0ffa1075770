package dev.packetdash;

import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.detect.DetectSettings;
import dev.packetdash.detect.Detection;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.Packets;
import dev.packetdash.traffic.Traffic;
import dev.packetdash.traffic.TrafficSettings;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** House rule 7: nothing is allocated for a packet, from the decoder to the last counter. */
class AllocationTests {
    private static final int ROUNDS = 500;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Detection detection = new Detection(DetectSettings.DEFAULTS, finding -> {});
    private final Traffic traffic =
            new Traffic(new TrafficSettings(20, Duration.ofMinutes(1)), new FlowSettings(1 << 16), detection);
    private final Packets packets = new Packets();
    private final List<Ends> ends = new ArrayList<>();
    private final List<Ends> answers = new ArrayList<>();
    private long nanos = START;

    @Test
    void allocatesNothingPerPacket() {
        for (int i = 0; i < 200; i++) {
            ends.add(Ends.of("198.51.100." + i, 40_000 + i, "203.0.113." + i % 7, 443));
            ends.add(Ends.of("2001:db8::" + i, 40_000 + i, "2001:db8:1::1", 53));
        }
        ends.forEach(each -> answers.add(each.reversed()));
        // The first round has the flows entered, the others the code compiled.
        rounds();
        long before = threads.getCurrentThreadAllocatedBytes();
        rounds();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(before).as("the machine counts allocations").isPositive();
        assertThat(allocated / (ROUNDS * ends.size() * 3.0))
                .as("bytes a packet")
                .isLessThan(1);
    }

    /** A SYN, its answer and a datagram for each pair of ends, within one window. */
    private void rounds() {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < ends.size(); i++) {
                add(packets.tcp(nanos, ends.get(i), TcpFlags.SYN, 74));
                add(packets.tcp(nanos, answers.get(i), TcpFlags.SYN | TcpFlags.ACK, 74));
                add(packets.udp(nanos, ends.get(i), 500));
            }
        }
    }

    private void add(PacketSummary packet) {
        traffic.add(packet);
        detection.observe(packet);
        nanos++;
    }
}
