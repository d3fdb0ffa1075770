package dev.packetdash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what the formatter leaves alone: comments, above all. */
class SourceStyleTests {
    private static final int COLUMNS = 120;
    private static final Pattern LITERAL = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/main/launcher", "src/test/java", "src/jmh/java", "bench", "bin"})
    void noLineIsLongerThan120ColumnsButForItsStrings(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            assertThat(files.filter(Files::isRegularFile).flatMap(SourceStyleTests::longLines))
                    .isEmpty();
        }
    }

    private static Stream<String> longLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(i -> length(lines.get(i)) > COLUMNS)
                    .mapToObj(i -> file + ":" + (i + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int length(String line) {
        String code = LITERAL.matcher(line).replaceAll("");
        return code.codePointCount(0, code.length());
    }
}
