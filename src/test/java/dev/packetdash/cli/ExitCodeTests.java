package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to fail has its code, and says what is wrong and what helps in at most two lines. */
class ExitCodeTests {
    @TempDir
    Path directory;

    private static void assertFails(Shell shell, int code, String message) {
        assertThat(shell.code()).isEqualTo(code);
        assertThat(shell.err()).startsWith("packetdash: ").contains(message);
        assertThat(shell.err().lines()).hasSizeBetween(1, 2);
        assertThat(shell.err()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reprt | Unmatched argument",
                "report | Missing required argument",
                "report -i lo -r x | mutually exclusive",
                "report -r x --duration 5s | --duration is for interfaces",
                "report -r x --loop | --loop is for interfaces",
                "report -i demo --duration 5x | is no duration",
                "report -i demo --count 0 | at least 1",
                "report -i demo --bogus | Unknown option",
                "record -i demo | Missing required option",
                "record -i demo -w x --max-size big | is no size",
                "record -i demo -w x -s 9 | must be 64 to 262144",
            })
    void usageIsRefused(String command, String message) {
        assertFails(Shell.run(command.split(" ")), ExitCode.USAGE, message);
    }

    @Test
    void aMisspelledCommandIsGuessed() {
        assertThat(Shell.run("wach").err()).contains("Did you mean: packetdash watch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "watch"})
    void aFileThatIsNotThereIsUnreadable(String command) {
        assertFails(Shell.run(command, "-r", "no-such-file.pcap"), ExitCode.UNREADABLE_FILE, "there is no such file");
    }

    @Test
    void whatIsNoCaptureIsUnreadable() {
        assertFails(Shell.run(new byte[100], "report", "-r", "-"), ExitCode.UNREADABLE_FILE, "not a capture file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "watch"})
    void aFileCutShortGivesWhatIsBeforeTheCut(String command) {
        byte[] capture = SampleCapture.bytes();

        Shell shell = Shell.run(Arrays.copyOf(capture, capture.length - 150), command, "-r", "-");

        assertFails(shell, ExitCode.UNREADABLE_FILE, "cut short at byte ");
        assertThat(shell.out()).contains("198.51.100.100:52341").doesNotContain("[2001:db8::1]:22");
    }

    @Test
    void anInterfaceThatIsNotThereIsNamed() {
        Tools.requireLibpcap();
        Tools.require(Tools.Capability.NET_RAW);
        assertFails(Shell.run("report", "-i", "nosuch0"), ExitCode.NO_SUCH_INTERFACE, "there is no interface nosuch0");
        assertThat(Shell.run("doctor", "-i", "nosuch0").code()).isEqualTo(ExitCode.NO_SUCH_INTERFACE);
    }

    @Test
    void aBadFilterIsQuoted() {
        Tools.requireLibpcap();
        Tools.require(Tools.Capability.NET_RAW);
        assertFails(Shell.run("watch", "-i", "lo", "-f", "tcp prt 80"), ExitCode.BAD_FILTER, "\"tcp prt 80\"");
        assertThat(Shell.run("doctor", "-i", "lo", "-f", "tcp prt 80"))
                .returns(ExitCode.BAD_FILTER, Shell::code)
                .satisfies(shell -> assertThat(shell.out()).contains("FAIL filter"));
    }

    @Test
    void aBadFilterOfAFileIsQuotedToo() {
        Tools.requireLibpcap();
        Shell shell = Shell.run(SampleCapture.bytes(), "report", "-r", "-", "-f", "tcp prt 80");

        assertFails(shell, ExitCode.BAD_FILTER, "\"tcp prt 80\"");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void aBaselineThatIsNoReportFails() throws IOException {
        Path file = Files.writeString(directory.resolve("baseline.json"), "{}");

        assertFails(
                Shell.run(SampleCapture.bytes(), "report", "-r", "-", "--baseline", file.toString()),
                ExitCode.FAILURE,
                "not a report");
    }

    @Test
    void anOutputThatCannotBeWrittenFails() {
        assertFails(
                Shell.run("record", "-i", "demo", "-w", directory + "/no/such/folder.pcapng"),
                ExitCode.FAILURE,
                "there is no such file or folder");
    }
}
