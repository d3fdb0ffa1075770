package dev.packetdash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/contributing.md says that a new thing takes is what the one to copy has taken. */
class ContributingTests {
    private static final Pattern SEARCH = Pattern.compile("`git grep -lE '(.*)'`");
    private static final Pattern FILE = Pattern.compile("^- `(\\S+)`", Pattern.MULTILINE);

    /** A kind of thing, what the one to copy is named in the sources, and the files that are said to name it. */
    record Kind(String title, Pattern names, List<String> files) {
        static Kind of(String section) {
            return new Kind(
                    section.lines().findFirst().orElseThrow(),
                    Pattern.compile(only(SEARCH.matcher(section).results())),
                    FILE.matcher(section).results().map(found -> found.group(1)).toList());
        }

        private static String only(Stream<MatchResult> found) {
            List<String> texts = found.map(result -> result.group(1)).toList();
            assertThat(texts).hasSize(1);
            return texts.getFirst();
        }

        @Override
        public String toString() {
            return title;
        }

        boolean isNamedIn(Path file) {
            try {
                return names.matcher(Files.readString(file)).find();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Stream<Kind> kinds() throws IOException {
        return Stream.of(Files.readString(Path.of("docs/contributing.md")).split("(?m)^## "))
                .skip(1)
                .map(Kind::of);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void allFilesOfTheSourcesThatNameItAreListed(Kind kind) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(kind::isNamedIn)
                            .map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(kind.files.stream()
                            .filter(file -> file.startsWith("src/main/java/"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyFileThatIsListedNamesIt(Kind kind) {
        assertThat(kind.files).isNotEmpty().allMatch(file -> kind.isNamedIn(Path.of(file)));
    }
}
