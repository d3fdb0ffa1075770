package dev.packetdash.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTests {
    @ParameterizedTest
    @ValueSource(strings = {"bin/packetdash", "deploy/find-jdk", "deploy/run", ".ci/run", "bench/run", "bench/live"})
    void scriptIsExecutableAndShellcheckIsContent(String script) throws Exception {
        assertThat(Path.of(script)).isExecutable();
        Programs.succeed("shellcheck", script);
    }
}
