package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands print about one capture file, byte for byte. */
class TranscriptTests {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "report.txt, report -r -",
        "report-verbose.txt, report -r - --verbose --top 3 --packets 1",
        "report.json, report -r - --json --packets 2",
        "watch.txt, watch -r -"
    })
    void printsWhatItAlwaysHas(String transcript, String command) throws IOException {
        Shell shell = Shell.run(SampleCapture.bytes(), command.split(" "));

        assertThat(shell.err()).isEmpty();
        assertThat(shell.code()).isZero();
        assertThat(shell.out()).isEqualTo(golden(transcript));
    }

    @Test
    void comparesWithABaseline() throws IOException {
        Path baseline = Files.writeString(directory.resolve("before.json"), golden("baseline.json"));

        Shell shell = Shell.run(
                SampleCapture.bytes(), "report", "-r", "-", "--baseline", baseline.toString(), "--packets", "1");

        assertThat(shell.out()).isEqualTo(golden("report-baseline.txt"));
    }

    @ParameterizedTest
    @CsvSource({"help.txt, --help", "help-report.txt, report --help"})
    void explainsItself(String transcript, String command) throws IOException {
        assertThat(Shell.run(command.split(" ")).out()).isEqualTo(golden(transcript));
    }

    @Test
    void filtersAFileAsItDoesAnInterface() throws IOException {
        Tools.requireLibpcap();
        Shell shell = Shell.run(SampleCapture.bytes(), "watch", "-r", "-", "-f", "udp port 53");

        assertThat(shell.out().lines().toList())
                .hasSize(6)
                .isEqualTo(golden("watch.txt")
                        .lines()
                        .filter(line -> line.contains("DNS"))
                        .toList());
    }

    @Test
    void writesTheReportIntoAFile() throws IOException {
        Path output = directory.resolve("report.txt");

        Shell shell = Shell.run(SampleCapture.bytes(), "report", "-r", "-", "--output", output.toString());

        assertThat(shell).isEqualTo(new Shell(0, "", ""));
        assertThat(output).hasContent(golden("report.txt"));
    }

    static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TranscriptTests.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
