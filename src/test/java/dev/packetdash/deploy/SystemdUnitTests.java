package dev.packetdash.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
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

    /** Tomcat accepts no more connections than the process may have files open, with ample room for all other files. */
    @Test
    void filesSufficeForEveryConnection() throws Exception {
        int files = Integer.parseInt(setting(Files.readString(UNIT), "LimitNOFILE=(\\d+)"));
        int connections = Integer.parseInt(
                setting(Files.readString(Path.of("src/main/resources/application.yaml")), "max-connections: (\\d+)"));

        assertThat(connections).isLessThanOrEqualTo(files / 2);
    }

    private static String setting(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Wherever the service is started in earnest, also where somebody sets JAVA_OPTS or JDK_JAVA_OPTIONS to something
     * else.
     */
    @Test
    void outOfMemoryEndsTheServiceAndItIsStartedAgain() throws Exception {
        String unit = Files.readString(UNIT);

        assertThat(unit)
                .contains("java @/usr/lib/packetdash/java.options $JAVA_OPTS -jar")
                .contains("Restart=on-failure", "SuccessExitStatus=143\n")
                .doesNotContain("RestartPreventExitStatus");
        assertThat(Files.readString(Path.of("deploy/systemd/README.md")))
                .contains("java @/usr/lib/packetdash/java.options $JAVA_OPTS -jar");
        assertThat(Files.readString(Path.of("Dockerfile"))).contains("@java.options ${JAVA_OPTS-} -jar packetdash.jar");
        assertThat(Files.readString(Path.of("deploy/java.options"))).contains("-XX:+ExitOnOutOfMemoryError\n");
    }

    @Test
    void exposureStaysUnderTwo() throws Exception {
        Programs.succeed(
                "systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=20", UNIT.toString());
    }
}
