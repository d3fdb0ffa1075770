package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.Packetdash;
import dev.packetdash.testing.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole processes, with signals, pipes and rights as they are outside. */
class ProcessTests {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** A shell's background job, as these tests may be, starts with SIGINT ignored, and so do all its children. */
    private static final List<String> HEEDING_CTRL_C = List.of("env", "--default-signal=INT");

    @TempDir
    Path directory;

    private Process start(List<String> prefix, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Packetdash.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    private int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static void interrupt(Process process) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    }

    @Test
    void ctrlCLeavesAWholeFile() throws Exception {
        Path file = directory.resolve("demo.pcapng");
        Process process = start(HEEDING_CTRL_C, "record", "-i", "demo", "-w", file.toString());
        await().atMost(DEADLINE).until(() -> Files.exists(file) && Files.size(file) > 2000);

        interrupt(process);

        assertThat(end(process)).isZero();
        assertThat(Files.readString(directory.resolve("err"))).contains(" packets written, 0 dropped");
        assertThat(Shell.run("report", "-r", file.toString()).code()).isZero();
    }

    @Test
    void ctrlCGivesTheReportOfWhatThereWas() throws Exception {
        Path file = directory.resolve("report.txt");
        Process process = start(
                HEEDING_CTRL_C,
                "report",
                "-i",
                "demo",
                "--loop",
                "--duration",
                "1s",
                "--verbose",
                "--output",
                file.toString());
        await().atMost(DEADLINE).until(() -> Files.exists(file));

        interrupt(process);

        assertThat(end(process)).isZero();
        assertThat(file).content().startsWith("LIVE PACKET CAPTURE\n").contains("\nBooks:\n");
    }

    /** As with {@code tcpdump -w - | packetdash watch -r -} while nothing comes, even in the middle of a packet. */
    @Test
    void ctrlCEndsTheWaitForAPipe() throws Exception {
        byte[] capture = SampleCapture.bytes();
        Process process = start(HEEDING_CTRL_C, "watch", "-r", "-");
        process.getOutputStream().write(capture, 0, capture.length - 3);
        process.getOutputStream().flush();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).contains(" | ");

            interrupt(process);

            assertThat(end(process)).isZero();
        }
        assertThat(directory.resolve("err")).isEmptyFile();
    }

    @Test
    void aClosedPipeEndsItQuietly() throws Exception {
        Process process = start(List.of(), "watch", "-i", "demo");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).contains(" | ");
        }

        assertThat(end(process)).isZero();
        assertThat(directory.resolve("err")).isEmptyFile();
    }

    @Test
    void whoMayNotCaptureIsToldSo() throws Exception {
        Tools.requireLibpcap();
        Tools.require(Tools.Capability.SETPCAP);
        Tools.require("setpriv");
        List<String> nobody = List.of("setpriv", "--inh-caps=-all", "--bounding-set=-all");

        assertThat(end(start(nobody, "report", "-i", "lo"))).isEqualTo(ExitCode.NO_PERMISSION);
        assertThat(Files.readString(directory.resolve("err")))
                .contains("no permission to capture on lo")
                .contains("sudo");
    }

    @Test
    void startsNoSpring() throws Exception {
        Path loaded = directory.resolve("classes");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + loaded,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Packetdash.class.getName(),
                        "report",
                        "-r",
                        "no-such-file")
                .redirectErrorStream(true)
                .start();

        assertThat(end(process)).isEqualTo(ExitCode.UNREADABLE_FILE);
        assertThat(loaded)
                .content()
                .doesNotContain("org.springframework.boot", "ch.qos.logback", "java.lang.foreign.Linker");
    }
}
