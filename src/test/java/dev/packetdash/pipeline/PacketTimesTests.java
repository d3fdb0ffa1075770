package dev.packetdash.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.ElapsedTime;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.detect.DetectSettings;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.pcapfile.CaptureFile;
import dev.packetdash.snapshot.Balance;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.testing.PacketBytes;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * Whatever times a file says: reading it ends, the books balance, and the same file gives the same. More of them are
 * tried with {@code -Dtimes.rounds=1000}.
 */
class PacketTimesTests {
    private static final int PACKETS = 2000;
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_800_000_000 * SECOND;
    /** Ten times what the slowest takes on a busy machine; what goes through times step by step takes years. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Has room for all flows, since which one is forgotten for want of room depends on the key of its hash. */
    private static final FlowSettings FLOWS = new FlowSettings(32_768);

    @Test
    void comesToAnEndWhateverTheTimes() {
        for (int round = 0; round < Integer.getInteger("times.rounds", 20); round++) {
            byte[] file = file(mutated(new Random(round)));
            InterfaceSnapshot read = assertTimeoutPreemptively(PATIENCE, () -> read(file), "round " + round);
            assertThat(read.capture().statistics().delivered()).isEqualTo(PACKETS);
            assertThat(Balance.of(read)).as("books of round %d", round).allMatch(Balance::balanced);
            InterfaceSnapshot again = assertTimeoutPreemptively(PATIENCE, () -> read(file), "round " + round);
            assertThat(again.alerts().alerts()).isEqualTo(read.alerts().alerts());
            assertThat(again.traffic().window().hosts())
                    .isEqualTo(read.traffic().window().hosts());
            assertThat(again.traffic().times().outOfOrder())
                    .isEqualTo(read.traffic().times().outOfOrder());
        }
    }

    /** Every so many packets, or once in a while, the clock steps by whatever. */
    private static IntToLongFunction mutated(Random random) {
        long unit = 1L << random.nextInt(62);
        int every = 1 + random.nextInt(random.nextBoolean() ? 3 : 500);
        boolean returns = random.nextBoolean();
        long[] time = {START};
        return i -> {
            time[0] += random.nextInt(2_000_000);
            long step = i % every == 0 ? random.nextLong() % unit : 0;
            if (!returns) {
                time[0] += step;
            }
            return returns ? time[0] + step : time[0];
        };
    }

    @Test
    void countsPacketsOutOfOrder() throws Exception {
        long[] seconds = {10, 12, 11, 12, 5, 13, 12};
        InterfaceSnapshot read = read(file(i -> START + (i < seconds.length ? seconds[i] : 20) * SECOND));
        assertThat(read.traffic().times().outOfOrder()).isEqualTo(3);
        assertThat(read.traffic().times().firstNanos()).isEqualTo(START + 5 * SECOND);
        assertThat(read.traffic().times().lastNanos()).isEqualTo(START + 20 * SECOND);
    }

    @Test
    void findsAScanAfterTheClockWasSetBack() throws Exception {
        InterfaceSnapshot steady = read(file(i -> START + i * SECOND / 100));
        InterfaceSnapshot back = read(file(i -> START + i * SECOND / 100 - (i < PACKETS / 10 ? 0 : 86_400 * SECOND)));
        InterfaceSnapshot turns = read(file(i -> START + i * SECOND / 100 + i % 2 * 7200 * SECOND));
        assertThat(subjects(steady)).isNotEmpty();
        assertThat(subjects(back)).isEqualTo(subjects(steady));
        assertThat(subjects(turns)).isEqualTo(subjects(steady));
    }

    private static List<String> subjects(InterfaceSnapshot read) {
        return read.alerts().alerts().stream()
                .map(alert -> alert.severity() + " " + alert.subject())
                .distinct()
                .sorted()
                .toList();
    }

    private static InterfaceSnapshot read(byte[] file) throws Exception {
        AlertBook alerts = new AlertBook("test", AlertRules.DEFAULT, ElapsedTime.ofPackets(), alert -> {});
        Pipeline pipeline = new Pipeline(
                PacketInput.ofFile(CaptureFile.open(new ByteArrayInputStream(file), "test")),
                Counting.ofRun(10, FLOWS, DetectSettings.DEFAULTS),
                alerts,
                new FrameRing(1 << 20, 16),
                PacketObserver.NONE);
        pipeline.read();
        return new Snapshots(10, List.of(pipeline.publisher())).latest().getFirst();
    }

    /** A port scan, with log-ins, questions, pings and connections among it. */
    private static byte[] file(IntToLongFunction time) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
            frames.add(frame(i).bytes());
        }
        int size = frames.stream().mapToInt(frame -> 36 + frame.length + 3 & ~3).sum();
        ByteBuffer file = ByteBuffer.allocate(size + 256).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x0a0d0d0a)
                .putInt(28)
                .putInt(0x1a2b3c4d)
                .putInt(1)
                .putLong(-1)
                .putInt(28);
        file.putInt(1)
                .putInt(32)
                .putInt(1)
                .putInt(0)
                .putInt(9 | 1 << 16)
                .putInt(9)
                .putInt(0)
                .putInt(32);
        for (int i = 0; i < PACKETS; i++) {
            byte[] frame = frames.get(i);
            int length = 32 + (frame.length + 3 & ~3);
            long nanos = time.applyAsLong(i);
            file.putInt(6).putInt(length).putInt(0).putInt((int) (nanos >>> 32)).putInt((int) nanos);
            file.putInt(frame.length).putInt(frame.length).put(frame);
            file.position(file.position() + (-frame.length & 3)).putInt(length);
        }
        byte[] bytes = new byte[file.position()];
        file.get(0, bytes);
        return bytes;
    }

    private static PacketBytes frame(int i) {
        String scanner = "203.0.113.66";
        String target = "198.51.100.50";
        return switch (i % 4) {
            case 0 -> ipv4(scanner, target).tcp(40_000, 1 + i / 4, TcpFlags.SYN);
            case 1 -> ipv4(target, scanner).tcp(1 + i / 4, 40_000, TcpFlags.RST | TcpFlags.ACK);
            case 2 -> ipv4("198.51.100.7", "203.0.113." + (1 + i / 4 % 60)).tcp(20_000 + i, 443, TcpFlags.SYN);
            default -> ipv4("198.51.100.8", target).udp(30_000 + i % 300, 53).payload(40);
        };
    }

    private static PacketBytes ipv4(String source, String destination) {
        return PacketBytes.ethernet().ipv4(source, destination);
    }
}
