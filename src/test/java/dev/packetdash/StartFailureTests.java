package dev.packetdash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What keeps the service from starting is said in one line, with the remedy, and without a stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {
    private static void assertFails(CapturedOutput output, String message, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--packetdash.capture.source=demo"));
        arguments.addAll(List.of(settings));
        assertThatException()
                .isThrownBy(() -> SpringApplication.run(Packetdash.class, arguments.toArray(String[]::new)));
        assertThat(output.getErr()).hasLineCount(1).startsWith("packetdash: ").contains(message);
        assertThat(output.getOut()).doesNotContain("\tat ");
    }

    @Test
    void aPortThatIsTaken(CapturedOutput output) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFails(
                    output,
                    "cannot listen on port " + other.getLocalPort(),
                    "--server.port=" + other.getLocalPort(),
                    "--server.address=127.0.0.1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--server.address=203.0.113.1            | server.address (serve --host)",
                "--server.address=no.such.host.invalid   | server.address",
                "--server.ssl.key-store=/no/such.p12     | /no/such.p12",
                "--server.ssl.bundle=nothing             | nothing",
                "--server.tomcat.max-connections=many    | server.tomcat.max-connections",
                "--packetdash.traffic.top=0              | packetdash.traffic.top = 0: must be 1 to 100",
                "--packetdash.flow.capacity=16777216 --packetdash.capture.interfaces=a,b,c,d | raise -Xmx in JAVA_OPTS",
            })
    void aSettingThatCannotBe(String settings, String message, CapturedOutput output) {
        assertFails(output, message, ("--server.port=0 " + settings).split(" "));
    }

    private static Process start(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectError(directory.resolve("err").toFile())
                .redirectOutput(directory.resolve("out").toFile());
        process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return process.start();
    }

    @Test
    void aTemporaryDirectoryThatCannotBeWritten(@TempDir Path directory) throws Exception {
        Process process = start(
                directory,
                "-Djava.io.tmpdir=/proc/sys",
                Packetdash.class.getName(),
                "serve",
                "--port=0",
                "--packetdash.capture.source=demo");

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("err")))
                .hasLineCount(1)
                .contains("/proc/sys", "--tmpfs /tmp", "server.tomcat.basedir");
        assertThat(Files.readString(directory.resolve("out"))).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"-Xmx16m", "-Xmx48m"})
    void aHeapThatIsTooSmall(String heap, @TempDir Path directory) throws Exception {
        Process process =
                start(directory, heap, Packetdash.class.getName(), "--port=0", "--packetdash.capture.source=demo");

        assertThat(process.waitFor()).isNotZero();
        assertThat(Files.readString(directory.resolve("err"), StandardCharsets.UTF_8))
                .hasLineCount(1)
                .contains("raise -Xmx in JAVA_OPTS");
    }

    @Test
    void anUnknownOption(@TempDir Path directory) throws Exception {
        Process process = start(directory, Packetdash.class.getName(), "serve", "--bogus");

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(Files.readString(directory.resolve("err"))).hasLineCount(1).contains("there is no option --bogus");
    }

    @Test
    void memoryThatRunsOutLaterEndsTheProcess(@TempDir Path directory) throws Exception {
        Process process = start(directory, "-Xmx32m", MemoryEater.class.getName());

        assertThat(process.waitFor()).isEqualTo(OutOfMemoryExit.SERVICE);
        assertThat(Files.readString(directory.resolve("err"))).contains("out of memory");
    }
}
