package dev.packetdash.alert;

import static dev.packetdash.alert.SampleFindings.scan;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTests {
    private final List<Alert> alerts = List.of(
            Alert.begin("eth0", scan(Severity.HIGH, 1)),
            Alert.begin("eth1", scan(Severity.LOW, 2)).end());

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void names() {
        file = directory.resolve("alerts.json");
    }

    private StateFile state() {
        return new StateFile(file.toString());
    }

    @Test
    void alertsComeBackAsTheyWere() throws IOException {
        state().write(alerts);

        assertThat(state().read()).isEqualTo(alerts);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryContaining(file::equals);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theFirstStartHasNone() {
        assertThat(state().read()).isEmpty();
        assertThat(new StateFile("").read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "null",
                "{\"version\":1,\"alerts\":[{\"id\":\"",
                "{\"version\":1}",
                "{\"version\":1,\"alerts\":[null]}",
                "{\"version\":2,\"alerts\":[]}"
            })
    void aDamagedFileIsLeftOut(String content) throws IOException {
        Files.writeString(file, content);

        assertThat(state().read()).isEmpty();
    }

    @Test
    void whatCannotBeWrittenStopsNothing() throws IOException {
        Files.createDirectory(file);
        Files.writeString(file.resolve("in the way"), "");
        StateFile state = state();
        state.write(alerts);
        state.write(alerts);
        new StateFile("").write(alerts);

        assertThat(file).isDirectory();
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }
}
