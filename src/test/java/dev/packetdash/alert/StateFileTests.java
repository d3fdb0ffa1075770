package dev.packetdash.alert;

import static dev.packetdash.alert.SampleFindings.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.StorageErrors.Operation;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.SmallDisk;
import dev.packetdash.testing.Tools;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StateFileTests {
    private final List<Alert> alerts = List.of(
            Alert.begin("eth0", scan(Severity.HIGH, 1)),
            Alert.begin("eth1", scan(Severity.LOW, 2)).end());

    private static final Object MISSING = new Object();

    private final StorageErrors errors = new StorageErrors();

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void names() {
        file = directory.resolve("alerts.json");
    }

    private StateFile state() {
        return new StateFile(file.toString(), errors);
    }

    @Test
    void alertsComeBackAsTheyWere() throws IOException {
        state().write(() -> alerts);

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
        assertThat(new StateFile("", errors).read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "null",
                "[]",
                "\0\1\2",
                "{\"version\":1,\"alerts\":[{\"id\":\"",
                "{\"version\":1,\"alerts\":{}}",
                "{\"version\":1,\"alerts\":[null,7,\"x\",[]]}",
                "{\"version\":1} and more",
                "{\"version\":\"1\",\"alerts\":[]}",
                "{\"version\":2,\"alerts\":[]}",
                "{\"alerts\":[]}"
            })
    void aDamagedFileIsSetAside(String content) throws IOException {
        Files.writeString(file, content);

        assertThat(state().read()).isEmpty();
        assertThat(errors.count(Operation.STATE_READ)).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(aside()).hasContent(content);
        assertThat(state().read()).isEmpty();
        assertThat(errors.count(Operation.STATE_READ)).isEqualTo(1);
    }

    private Path aside() {
        return directory.resolve("alerts.json.damaged");
    }

    /** Every part that is missing, null or of another shape damages its own alert, and no other. */
    @Test
    void oneDamagedAlertLeavesTheOthers() throws IOException {
        state().write(() -> alerts);
        JsonNode whole = JsonMapper.shared().readTree(file.toFile());
        JsonNode first = whole.get("alerts").get(0);
        List<String> derived =
                List.of("event", "state", "summary", "durationSeconds", "margin", "advice", "end", "port", "updates");
        for (String name : first.propertyNames()) {
            for (Object wrong : new Object[] {"", "nothing of the kind", List.of("x"), Map.of("x", 1), MISSING}) {
                ObjectNode damaged = (ObjectNode) whole.deepCopy();
                ObjectNode entry = (ObjectNode) damaged.get("alerts").get(0);
                if (wrong == MISSING) {
                    entry.remove(name);
                } else {
                    entry.putPOJO(name, wrong);
                }
                Files.writeString(file, JsonMapper.shared().writeValueAsString(damaged));

                assertThat(state().read()).as(name + " = " + wrong).contains(alerts.get(1));
                if (wrong == MISSING && !derived.contains(name)) {
                    assertThat(file).as(name).doesNotExist();
                }
            }
        }
    }

    @Test
    void whatIsNoFileOfItsOwnIsSetAside() throws IOException {
        Path other = Files.writeString(directory.resolve("other"), "secret");
        Files.createSymbolicLink(file, other);
        assertThat(state().read()).isEmpty();
        assertThat(aside()).isSymbolicLink();
        assertThat(other).hasContent("secret");

        Files.delete(aside());
        Files.createDirectory(file);
        assertThat(state().read()).isEmpty();
        assertThat(aside()).isDirectory();
        state().write(() -> alerts);
        assertThat(state().read()).isEqualTo(alerts);
    }

    /** A pipe would keep the start waiting for ever. */
    @Test
    void aPipeIsSetAside() {
        Tools.require("mkfifo");
        Namespaces.run("mkfifo", file.toString());

        assertThat(state().read()).isEmpty();
        assertThat(aside()).exists();
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(4L << 30);
        }

        assertThat(state().read()).isEmpty();
        assertThat(aside()).exists();
    }

    @Test
    void aCutFileKeepsTheAlertsBeforeTheCut() throws IOException {
        state().write(() -> alerts);
        String content = Files.readString(file);
        for (int length = 0; length < content.length(); length += 7) {
            Files.writeString(file, content.substring(0, length));
            assertThat(state().read()).isSubsetOf(alerts);
        }
        assertThat(errors.count(Operation.STATE_READ)).isGreaterThan(100);
    }

    @Test
    void whatCannotBeWrittenStopsNothing() throws IOException {
        Files.createDirectory(file);
        Files.writeString(file.resolve("in the way"), "");
        StateFile state = state();
        state.write(() -> alerts);
        state.write(() -> {
            throw new IllegalStateException("a fault of our own");
        });
        new StateFile("", errors).write(() -> alerts);

        assertThat(errors.count(Operation.STATE_WRITE)).isEqualTo(2);
        assertThat(file).isDirectory();
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFullDiskLeavesTheFileBefore() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory)) {
            file = disk.path().resolve("alerts.json");
            StateFile state = state();
            state.write(() -> alerts);
            disk.fill();
            state.write(() -> alerts.subList(0, 1));

            assertThat(errors.count(Operation.STATE_WRITE)).isEqualTo(1);
            assertThat(state().read()).isEqualTo(alerts);
            assertThat(disk.path().resolve("alerts.json.part")).doesNotExist();
        }
    }
}
