package dev.packetdash.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.packetdash.alert.StorageErrors;
import dev.packetdash.alert.StorageErrors.Operation;
import dev.packetdash.testing.Tools;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class OwnDirectoryTests {
    private static final String NAME = "20260101T000000Z-dga-000000000000000%d.pcapng";

    private final StorageErrors errors = new StorageErrors();

    @TempDir
    Path parent;

    private Path path = Path.of("");

    @BeforeEach
    void names() {
        path = parent.resolve("evidence");
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private EvidenceDirectory evidence(String quota) {
        return new EvidenceDirectory(
                new EvidenceSettings(
                        path.toString(),
                        EvidenceSettings.Payload.BLANK,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        100,
                        DataSize.parse(quota),
                        Duration.ofDays(1)),
                Clock.systemUTC(),
                errors);
    }

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        new OwnDirectory(path).open();

        assertThat(permissions()).isEqualTo("rwx------");
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void isClosedToOthersIfItWasOpen() throws IOException {
        Files.createDirectory(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        new OwnDirectory(path).open();

        assertThat(permissions()).isEqualTo("rwx------");
    }

    @Test
    void aLinkIsRefused() throws IOException {
        Path other = Files.createDirectory(parent.resolve("other"));
        Files.createSymbolicLink(path, other);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new OwnDirectory(path).open())
                .withMessageContaining("name the directory itself");
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void anotherUsersIsRefused() throws IOException {
        Files.createDirectory(path);
        giveAway(path);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new OwnDirectory(path).open())
                .withMessageContaining("belongs to");
        assertThat(path).isEmptyDirectory();
    }

    private static void giveAway(Path file) throws IOException {
        try {
            Files.setAttribute(file, "unix:uid", 65_534);
        } catch (FileSystemException e) {
            Tools.skip("this needs the right to give files away, which root has");
        }
    }

    @Test
    void whatIsNotOursIsNeitherShownNorTouched() throws IOException {
        Files.createDirectory(path);
        Path outside = Files.writeString(parent.resolve("outside"), "secret");
        Path symbolic = Files.createSymbolicLink(path.resolve(NAME.formatted(1)), outside);
        Path hard = Files.createLink(path.resolve(NAME.formatted(2)), outside);
        Path directory = Files.createDirectory(path.resolve(NAME.formatted(3)));
        Path ours = Files.writeString(path.resolve(NAME.formatted(4)), "packets");
        Path half = Files.createSymbolicLink(path.resolve(NAME.formatted(5) + ".part"), outside);
        Files.setLastModifiedTime(outside, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
        EvidenceDirectory evidence = evidence("1MB");
        evidence.open();

        assertThat(evidence.files()).isEqualTo(1);
        assertThat(evidence.find("0000000000000004")).hasValue(ours.toAbsolutePath());
        assertThat(List.of("1", "2", "3"))
                .allSatisfy(number ->
                        assertThat(evidence.find("000000000000000" + number)).isEmpty());
        assertThat(List.of(symbolic, hard, directory, half)).allMatch(Files::exists);
        assertThat(outside).hasContent("secret");
    }

    @Test
    void aFileThatBecameALinkIsShownNoMore() throws IOException {
        Files.createDirectory(path);
        Path ours = Files.writeString(path.resolve(NAME.formatted(4)), "packets");
        EvidenceDirectory evidence = evidence("1MB");
        evidence.open();
        Files.delete(ours);
        Files.createSymbolicLink(ours, Path.of("/etc/passwd"));

        assertThat(evidence.find("0000000000000004")).isEmpty();
    }

    @Test
    void anotherUsersFilesStayWhenOldOnesAreRemoved() throws IOException {
        Files.createDirectory(path);
        Path theirs = Files.writeString(path.resolve(NAME.formatted(1)), "packets");
        Files.setLastModifiedTime(theirs, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
        giveAway(path);
        giveAway(theirs);
        EvidenceDirectory evidence = evidence("1MB");
        evidence.tidy();
        evidence.tidy();

        assertThat(theirs).exists();
        assertThat(evidence.files()).isZero();
        assertThat(errors.count(Operation.EVIDENCE_TIDY)).isEqualTo(2);
    }
}
