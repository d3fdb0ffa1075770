package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.Tools;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualTests {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Manual.main(new String[] {folder.toString()});
    }

    @Test
    void hasAPageForEveryCommand() {
        assertThat(folder.resolve("packetdash.1")).content().contains("SEE ALSO", "packetdash-report", "EXIT STATUS");
        assertThat(folder.resolve("packetdash-record.1"))
                .content()
                .contains(".B \\-w, \\-\\-write FILE\n", "262144: 256, which", "\\-\\-max\\-size 10MB");
    }

    @Test
    void completesInBash() throws Exception {
        String bash = Tools.require("bash").toString();
        Path script = folder.resolve("packetdash.bash");

        assertThat(script).content().contains("report", "--baseline");
        assertThat(new ProcessBuilder(bash, "-n", script.toString()).start().waitFor())
                .isZero();
    }
}
