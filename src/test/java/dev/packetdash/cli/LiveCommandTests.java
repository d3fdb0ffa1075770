package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands on a cable of their own, with packets that the test sends. */
class LiveCommandTests {
    private static final byte[] QUESTION = PacketBytes.ethernet()
            .ipv4(Namespaces.FAR_ADDRESS, Namespaces.NEAR_ADDRESS)
            .udp(40000, 53)
            .payload(100)
            .bytes();
    private static final byte[] NOISE = PacketBytes.ethernet()
            .ipv4(Namespaces.FAR_ADDRESS, Namespaces.NEAR_ADDRESS)
            .udp(40000, 9)
            .bytes();

    @AutoClose
    private static Namespaces network;

    @TempDir
    Path directory;

    @BeforeAll
    static void layCable() {
        network = Namespaces.quiet();
    }

    /** Sends until the command has what it waits for. */
    private static Shell runUnderTraffic(String... arguments) {
        CompletableFuture<Shell> command = CompletableFuture.supplyAsync(() -> Shell.run(arguments));
        while (!command.isDone()) {
            Replay.send(network, List.of(QUESTION, NOISE), 50, 1000);
        }
        return command.join();
    }

    @Test
    void reportsWhatCrossesTheInterface() {
        Shell shell = runUnderTraffic(
                "report", "-i", network.nearInterface(), "-f", "port 53", "-c", "60", "--duration", "30s", "--json");

        assertThat(shell.err()).isEmpty();
        JsonNode report = JsonMapper.shared().readTree(shell.out());
        assertThat(report.at("/source").asString()).isEqualTo("live");
        assertThat(report.at("/totals/packets").asLong()).isEqualTo(60);
        assertThat(report.at("/totals/bytes").asLong()).isEqualTo(60L * QUESTION.length);
        assertThat(report.at("/innermost/transport/udp/packets").asLong()).isEqualTo(60);
        assertThat(report.at("/directions/in/packets").asLong()).isEqualTo(60);
        assertThat(report.at("/conversations/0/server").asString()).isEqualTo(Namespaces.NEAR_ADDRESS);
        assertThat(report.at("/runtimeSeconds").asDouble()).isPositive();
    }

    @Test
    void recordsWhatReadsBackTheSame() throws IOException {
        Path file = directory.resolve("record.pcapng");

        Shell recorded = runUnderTraffic(
                "record", "-i", network.nearInterface(), "-f", "port 53", "-c", "40", "-w", file.toString());

        assertThat(recorded).isEqualTo(new Shell(0, "", "packetdash: 40 packets written, 0 dropped by the kernel\n"));
        assertThat(Shell.run("watch", "-r", file.toString()).out().lines())
                .hasSize(40)
                .allMatch(line -> line.endsWith(
                        " UDP | " + Namespaces.FAR_ADDRESS + ":40000 → " + Namespaces.NEAR_ADDRESS + ":53 | Len:100"));
    }

    @Test
    void endsBeforeTheFileGrowsTooLarge() throws IOException {
        Path file = directory.resolve("small.pcapng");

        runUnderTraffic("record", "-i", network.nearInterface(), "--max-size", "4KB", "-w", file.toString());

        assertThat(Files.size(file)).isBetween(3000L, 4096L);
        assertThat(Shell.run("report", "-r", file.toString()).code()).isZero();
    }

    @Test
    void watchesUntilTheDurationIsOver() {
        Shell shell = runUnderTraffic("watch", "-i", network.nearInterface(), "--duration", "2s");

        assertThat(shell.code()).isZero();
        assertThat(shell.out()).contains("UDP | " + Namespaces.FAR_ADDRESS + ":40000");
    }

    @Test
    void watchesForAttacks() {
        List<byte[]> scan = IntStream.rangeClosed(1, 60)
                .mapToObj(port -> PacketBytes.ethernet()
                        .ipv4(Namespaces.FAR_ADDRESS, Namespaces.NEAR_ADDRESS)
                        .tcp(40_000, port, TcpFlags.SYN)
                        .bytes())
                .toList();
        CompletableFuture<Shell> command = CompletableFuture.supplyAsync(
                () -> Shell.run("watch", "-i", network.nearInterface(), "-f", "tcp", "--duration", "8s"));
        while (!command.isDone()) {
            Replay.send(network, scan, 1, 100);
        }

        assertThat(command.join().out().lines().filter(line -> line.contains("[ALERT]")))
                .isNotEmpty()
                .allMatch(line -> line.contains("Port Scan Detected! | " + Namespaces.FAR_ADDRESS
                        + " tries the ports of " + Namespaces.NEAR_ADDRESS));
    }

    @Test
    void findsNothingWrong() {
        Shell shell = Shell.run("doctor", "-i", network.nearInterface(), "-f", "tcp");

        assertThat(shell.code()).isZero();
        assertThat(shell.out().lines()).hasSize(4).allMatch(line -> line.startsWith("ok "));
    }

    @Test
    void listsTheInterface() {
        assertThat(Shell.run("interfaces").out())
                .containsPattern("(?m)^" + network.nearInterface() + " +up +EN10MB +" + Namespaces.NEAR_ADDRESS + "$");
    }
}
