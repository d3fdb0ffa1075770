package dev.packetdash.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.SmallDisk;
import dev.packetdash.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFileTests {
    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void names() {
        file = directory.resolve("alerts.jsonl");
    }

    private void append(String line) throws IOException {
        new LineFile(file).append((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        append("{\"id\":1}");
        append("{\"id\":2}");

        assertThat(Files.readAllLines(file)).containsExactly("{\"id\":1}", "{\"id\":2}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id", "{\"id\":2}", "{", "\0\0\0"})
    void whatAnAbortLeftIsTakenBack(String half) throws IOException {
        Files.writeString(file, "{\"id\":1}\n" + half);
        append("{\"id\":3}");

        assertThat(Files.readAllLines(file)).containsExactly("{\"id\":1}", "{\"id\":3}");
    }

    @Test
    void aFirstLineIsTakenBackToo() throws IOException {
        Files.writeString(file, "{\"id");
        append("{\"id\":3}");

        assertThat(Files.readAllLines(file)).containsExactly("{\"id\":3}");
    }

    @Test
    void somebodyElsesFileStaysAsItIs() throws IOException {
        Files.writeString(file, "root:x:0:0");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> append("{}"));
        assertThat(file).hasContent("root:x:0:0");
    }

    @Test
    void aFullDiskLeavesWholeLines() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory)) {
            file = disk.path().resolve("alerts.jsonl");
            String line = "{\"id\":\"" + "x".repeat(1000) + "\"}";
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                for (int i = 0; i < 10_000; i++) {
                    append(line);
                }
            });

            assertThat(Files.readString(file)).endsWith("}\n");
            assertThat(Files.readAllLines(file)).isNotEmpty().containsOnly(line);
        }
    }

    @Test
    void takesWhatIsNoFile() throws IOException {
        file = Path.of("/dev/null");
        append("{}");
        file = Path.of("/dev/full");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> append("{}"));
    }

    @Test
    void theShippedRotationLosesNothing() throws IOException {
        Path logrotate = Tools.require("logrotate");
        Path configuration = directory.resolve("logrotate.conf");
        Files.writeString(
                configuration,
                Files.readString(Path.of("deploy/logrotate/packetdash"))
                        .replace("/var/log/packetdash/alerts.jsonl", file.toString()));
        Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
        append("{\"id\":1}");
        Namespaces.run(
                logrotate.toString(),
                "--force",
                "--state",
                directory.resolve("state").toString(),
                configuration.toString());
        append("{\"id\":2}");

        assertThat(Files.readAllLines(file)).containsExactly("{\"id\":2}");
        assertThat(Files.readAllLines(directory.resolve("alerts.jsonl.1"))).containsExactly("{\"id\":1}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
