package dev.packetdash.cli;

import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Replay;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A scan of twenty refused ports, a tenth of a second apart, and what {@code backtest} says of it. */
class BacktestTests {
    private static final int HEADER = 24;
    private static final long STEP = SECOND / 10;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = write("scan.pcap", 1_800_000_000L);
    }

    private Path write(String name, long startSeconds) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        for (int port = 1; port <= 20; port++) {
            frames.add(PacketBytes.ethernet()
                    .ipv4("203.0.113.66", "198.51.100.50")
                    .tcp(40_000, port, TcpFlags.SYN)
                    .bytes());
            frames.add(PacketBytes.ethernet()
                    .ipv4("198.51.100.50", "203.0.113.66")
                    .tcp(port, 40_000, TcpFlags.RST | TcpFlags.ACK)
                    .bytes());
        }
        ByteBuffer bytes = ByteBuffer.wrap(Replay.pcap(frames)).order(ByteOrder.nativeOrder());
        int at = HEADER;
        for (int i = 0; i < frames.size(); i++) {
            long nanos = i / 2 * STEP;
            bytes.putInt(at, (int) (startSeconds + nanos / SECOND)).putInt(at + 4, (int) (nanos % SECOND));
            at += 16 + frames.get(i).length;
        }
        return Files.write(directory.resolve(name), bytes.array());
    }

    private static JsonNode json(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("backtest", "-r", file.toString(), "--json"));
        arguments.addAll(List.of(more));
        Shell shell = Shell.run(arguments.toArray(String[]::new));
        assertThat(shell.err()).isEmpty();
        return JsonMapper.shared().readTree(shell.out()).get("alerts");
    }

    @ParameterizedTest
    @CsvSource({
        "backtest.txt, --set packetdash.detect.port-scan.ports=16",
        "backtest-verbose.txt, --verbose",
        "backtest.json, --json",
        "backtest-explain.txt, --explain 203.0.113.66 --set packetdash.detect.port-scan.ports=21",
        "backtest-explain.json, --json --explain 198.51.100.50",
        "backtest-sweep.txt, --sweep packetdash.detect.port-scan.ports=18..22/2",
        "backtest-sweep.json, --json --sweep packetdash.detect.port-scan.ports=20..21"
    })
    void printsWhatItAlwaysHas(String transcript, String options) throws IOException {
        Shell shell = Shell.run(("backtest -r " + file + " " + options).split(" "));

        assertThat(shell.err()).isEmpty();
        assertThat(shell.code()).isZero();
        assertThat(shell.out().replace(directory + "/", "")).isEqualTo(TranscriptTests.golden(transcript));
    }

    @Test
    void saysWhatWouldHaveFired() {
        JsonNode alert = json(file).get(0);

        assertThat(alert.propertyNames())
                .containsExactly("detector", "subtype", "severity", "source", "target", "start", "end", "margin");
        assertThat(alert.get("detector").asString()).isEqualTo("port_scan");
        assertThat(alert.get("source").asString()).isEqualTo("203.0.113.66");
        assertThat(alert.get("target").asString()).isEqualTo("198.51.100.50");
        assertThat(alert.get("start").asString()).isEqualTo("2027-01-15T08:00:00Z");
        assertThat(alert.get("margin").asDouble()).isEqualTo(1.33);
    }

    @Test
    void findsTheSameWheneverItHappened() throws IOException {
        Path later = write("later.pcap", 1_812_345_678L);

        assertThat(json(later).get(0).get("margin")).isEqualTo(json(file).get(0).get("margin"));
        assertThat(json(later).size()).isEqualTo(json(file).size());
    }

    @Test
    void takesOtherSettings() {
        assertThat(json(file, "--set", "packetdash.detect.port-scan.ports=21")
                        .get(0)
                        .get("severity")
                        .asString())
                .isEqualTo("low");
        assertThat(json(file, "--set", "packetdash.detect.port-scan.enabled=false"))
                .isEmpty();
        assertThat(json(file, "--set", "packetdash.alert.allowlist=port_scan 203.0.113.0/24"))
                .isEmpty();
    }

    @Test
    void listsSuspicionsApart() {
        String[] command = {"backtest", "-r", file.toString(), "--set", "packetdash.detect.port-scan.ports=21"};

        assertThat(Shell.run(command).out()).startsWith("""
                        Alerts: none
                        Suspicions: 1 (severity low, sent to nobody)
                        low      port_scan/syn 203.0.113.66 → 198.51.100.50 |\
                        """);
    }

    @Test
    void aReportHasTheAlertInFull() {
        assertThat(Shell.run("report", "-r", file.toString(), "--verbose").out())
                .contains("""
                        Alerts: 1
                        [ALERT][CRITICAL] Port Scan Detected!
                        Source: 203.0.113.66 → Target: 198.51.100.50
                        Ports scanned: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 10 more
                        Scan type: SYN Scan | Duration: 1.9s
                        """);
    }

    /** Behind all that is there a packet of which there is only half. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--json", "--verbose", "--sweep packetdash.detect.port-scan.ports=18..22/2"})
    void saysWhatIsBeforeTheDamage(String options) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        String command = ("backtest -r " + file + " " + options).strip();
        String expected = Shell.run(command.split(" ")).out();
        Files.write(file, Arrays.copyOfRange(whole, HEADER, HEADER + 40), StandardOpenOption.APPEND);

        Shell shell = Shell.run(command.split(" "));

        assertThat(shell.code()).isEqualTo(ExitCode.UNREADABLE_FILE);
        assertThat(shell.err()).contains("cut short at byte ").doesNotContain("Exception");
        assertThat(shell.err().lines()).hasSize(2);
        assertThat(shell.out()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--sweep packetdash.detect.port-scan.ports=18..22/2"})
    void printsNothingWhereNothingCouldBeRead(String options) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), HEADER + 20));

        Shell shell = Shell.run(("backtest -r " + file + " " + options).split(" "));

        assertThat(shell.code()).isEqualTo(ExitCode.UNREADABLE_FILE);
        assertThat(shell.err().lines()).hasSize(2);
        assertThat(shell.out()).isEmpty();
    }

    private String explained(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("backtest", "-r", file.toString(), "--explain", "203.0.113.66"));
        arguments.addAll(List.of(more));
        return Shell.run(arguments.toArray(String[]::new))
                .out()
                .lines()
                .filter(line -> line.startsWith("port_scan  "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void explainsWhatBecameOfWhatWasHeld() {
        assertThat(explained()).contains("source       20       15        0    30s  an alert of severity critical");
        assertThat(explained("--set", "packetdash.detect.port-scan.ports=22"))
                .contains("source       20       22        2", "a suspicion (severity low), which nobody is told");
        assertThat(explained("--set", "packetdash.alert.allowlist=port_scan 203.0.113.0/24"))
                .contains("found, but allowlisted");
        assertThat(explained("--set", "packetdash.detect.port-scan.enabled=false"))
                .contains("turned off");
    }

    @Test
    void explainsNoSweep() {
        Shell shell = Shell.run(
                "backtest", "-r", file.toString(), "--explain", "203.0.113.66", "--sweep", "packetdash.x=1..2");

        assertThat(shell.code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err()).contains("leave out --sweep");
    }

    @Test
    void namesTheNearestSetting() {
        Shell shell = Shell.run("backtest", "-r", file.toString(), "--set", "packetdash.detect.port-scan.prots=3");

        assertThat(shell.code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err())
                .contains("packetdash.detect.port-scan.prots is no setting")
                .contains("nearest is packetdash.detect.port-scan.ports");
    }

    @Test
    void refusesImpossibleValues() {
        Shell shell = Shell.run("backtest", "-r", file.toString(), "--set", "packetdash.detect.port-scan.ports=1");

        assertThat(shell.code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err()).contains("packetdash.detect.port-scan.ports = 1: must be 2 to 1024");
    }
}
