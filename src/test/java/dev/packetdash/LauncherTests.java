package dev.packetdash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code java -jar} meets first. */
class LauncherTests {
    private static final Path CLASSES = Path.of("target/launcher");
    private static final String MAIN = "dev.packetdash.launcher.Main";
    private static final int JAVA_8 = 52;

    @Test
    void isOfAFormatThatEveryJavaReads() throws IOException {
        Path file = CLASSES.resolve(MAIN.replace('.', '/') + ".class");
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(6);
            assertThat(in.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.8,true", "9,true", "11,true", "17,true", "24,true", "25,false", "26,false"})
    void knowsWhichJavaIsTooOld(String version, boolean tooOld) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {CLASSES.toUri().toURL()})) {
            Class<?> launcher = Class.forName(MAIN, true, loader);

            assertThat(launcher.getMethod("isTooOld", String.class).invoke(null, version))
                    .isEqualTo(tooOld);
        }
    }

    @Test
    void goesOnToTheLauncherOfTheJar() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        CLASSES.toString(),
                        MAIN)
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("org.springframework.boot.loader.launch.JarLauncher");
    }
}
