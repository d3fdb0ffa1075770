package dev.packetdash.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/packetdash} with a Java that only says how it was started. */
class LaunchScriptTests {
    @TempDir
    Path project;

    @BeforeEach
    void setUp() throws IOException {
        copy("bin/packetdash");
        copy("deploy/find-jdk");
        Path app = Files.createDirectories(project.resolve("target/app"));
        Files.createFile(project.resolve("target/packetdash.jar"));
        Files.createFile(project.resolve("target/packetdash.jar.original"));
        Files.createFile(app.resolve("service.aot"));
        Path jdk = project.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        for (String program : List.of("java", "javac")) {
            Path file = Files.writeString(
                    jdk.resolve("bin").resolve(program), "#!/bin/sh\necho \"LC_ALL=${LC_ALL-} $*\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
    }

    private void copy(String file) throws IOException {
        Path copy = project.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(Path.of(file), copy);
        assertThat(copy.toFile().setExecutable(true)).isTrue();
    }

    private String run(Map<String, String> locale, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sh", project.resolve("bin/packetdash").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        process.environment().putAll(locale);
        process.environment().put("JAVA_HOME", project.resolve("jdk").toString());
        return new String(process.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"LC_ALL,C", "LC_ALL,POSIX", "LANG,C", "LC_CTYPE,C", "LANG,xx_XX.nowhere"})
    void namesOfFilesAreReadAsUtf8WhereTheLocaleHasAsciiOnly(String variable, String value) throws Exception {
        Tools.require("locale");

        assertThat(run(Map.of(variable, value), "report", "-r", "ü.pcap"))
                .startsWith("LC_ALL=C.UTF-8 ")
                .contains("ü.pcap");
    }

    @Test
    void aLocaleWithACharacterMapOfItsOwnStays() throws Exception {
        assertThat(run(Map.of("LANG", "C.UTF-8"), "report")).startsWith("LC_ALL= ");
    }

    @ParameterizedTest
    @CsvSource({
        "serve,true",
        "--port=1,true",
        "-i,true",
        "--packetdash.traffic.top=5,true",
        "report,false",
        "--help,false"
    })
    void onlyTheServiceEndsWithItsMemory(String first, boolean ends) throws Exception {
        String started = run(Map.of("LANG", "C.UTF-8"), first);

        assertThat(started.contains("/deploy/java.options")).isEqualTo(ends);
        assertThat(started.contains("-XX:FreqInlineSize")).isEqualTo(!ends);
    }
}
