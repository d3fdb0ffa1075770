package dev.packetdash.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdUnitTests {
    private static final Path UNIT = Path.of("deploy/systemd/packetdash.service");

    @Test
    void unitIsValid(@TempDir Path directory) throws Exception {
        // verify wants the program to exist, and this machine's Java may be elsewhere.
        String unit = Files.readString(UNIT).replace("ExecStart=/usr/bin/java", "ExecStart=/bin/true");
        Path copy = Files.writeString(directory.resolve(UNIT.getFileName()), unit);
        Programs.succeed("systemd-analyze", "verify", "--man=no", copy.toString());
    }

    @Test
    void exposureStaysUnderTwo() throws Exception {
        Programs.succeed(
                "systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=20", UNIT.toString());
    }
}
