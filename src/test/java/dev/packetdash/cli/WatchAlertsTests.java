package dev.packetdash.cli;

import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.pcapfile.PcapngWriter;
import dev.packetdash.testing.PacketBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code watch} says of attacks between the packets. */
class WatchAlertsTests {
    private static final long START = Instant.parse("2027-01-15T08:00:00Z").getEpochSecond() * SECOND;
    private static final long STEP = SECOND / 10;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Refused ports, a tenth of a second apart, and one packet long after. */
    private byte[] scan(int ports) throws IOException {
        try (PcapngWriter writer = new PcapngWriter(out, "", "", "")) {
            int number = writer.addInterface("eth0", LinkType.ETHERNET, 0, "");
            for (int port = 1; port <= ports; port++) {
                write(writer, number, port * STEP, packet("203.0.113.66", "198.51.100.50", 40_000, port, TcpFlags.SYN));
                write(
                        writer,
                        number,
                        port * STEP,
                        packet("198.51.100.50", "203.0.113.66", port, 40_000, TcpFlags.RST | TcpFlags.ACK));
            }
            write(writer, number, 400 * SECOND, packet("198.51.100.1", "198.51.100.2", 40_000, 443, TcpFlags.ACK));
        }
        return out.toByteArray();
    }

    private static void write(PcapngWriter writer, int number, long nanos, byte[] bytes) throws IOException {
        writer.write(number, new Frame().set(bytes, 0, bytes.length, bytes.length, LinkType.ETHERNET, START + nanos));
    }

    private static byte[] packet(String source, String target, int sourcePort, int targetPort, int flags) {
        return PacketBytes.ethernet()
                .ipv4(source, target)
                .tcp(sourcePort, targetPort, flags)
                .bytes();
    }

    @Test
    void anAlertHasALineWhenItBeginsAndWhenItIsOver() throws IOException {
        List<String> lines =
                Shell.run(scan(20), "watch", "-r", "-").out().lines().toList();

        assertThat(lines).hasSize(43);
        assertThat(lines)
                .filteredOn(line -> line.contains("[ALERT]"))
                .containsExactly(
                        "[13:45:01] [ALERT][CRITICAL] Port Scan Detected! | 203.0.113.66 tries the ports of 198.51.100.50:"
                                + " 15 distinct ports of the target that failed at the first contact in 30s, the threshold of 15.",
                        "[13:51:40] [ALERT][CRITICAL] Port Scan Over | Source: 203.0.113.66 → Target: 198.51.100.50"
                                + " | Duration: 1.9s");
        // Behind the packet that decided, and behind the one that showed how late it is.
        assertThat(lines.get(30)).contains("Detected!");
        assertThat(lines.getLast()).contains("Over");
    }

    @Test
    void aSuspicionHasNone() throws IOException {
        assertThat(Shell.run(scan(10), "watch", "-r", "-").out().lines())
                .hasSize(21)
                .noneMatch(line -> line.contains("ALERT"));
    }

    /** Nothing is known of what comes later. */
    @Test
    void anAlertThatGoesOnAtTheEndIsNotOver() throws IOException {
        byte[] whole = scan(20);

        assertThat(Shell.run(Arrays.copyOf(whole, whole.length - 20), "watch", "-r", "-")
                        .out())
                .contains("Port Scan Detected!")
                .doesNotContain("Port Scan Over");
    }
}
