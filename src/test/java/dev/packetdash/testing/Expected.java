package dev.packetdash.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A capture that others made, and what tshark says of it. They lie in the directory named by the system property
 * {@value #PROPERTY}: captures anywhere in it, the figures of each at {@code expected/PATH.json}.
 *
 * @param name    the capture's path in that directory
 * @param figures all that is known of it
 */
public record Expected(String name, Path capture, JsonNode figures) {
    /** Not below {@code packetdash}: the service refuses settings that it does not know. */
    private static final String PROPERTY = "captures.directory";

    private static final Path BESIDE_THE_PROJECT = Path.of("../shared/captures");
    private static final String SUFFIX = ".json";

    /** All captures of the directory by name, or the end of the test where there is none: a user does not have them. */
    public static List<Expected> all() {
        Path directory = directory();
        Path figures = directory.resolve("expected");
        try (Stream<Path> files = Files.walk(figures)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> read(directory, figures.relativize(file).toString(), file))
                    .sorted((one, other) -> one.name.compareTo(other.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        String named = System.getProperty(PROPERTY);
        if (named == null && !Files.isDirectory(BESIDE_THE_PROJECT)) {
            return abort("no captures to compare with: name their directory with -D" + PROPERTY + "=DIRECTORY");
        }
        return named == null ? BESIDE_THE_PROJECT : Path.of(named);
    }

    private static Expected read(Path directory, String figures, Path file) {
        String name = figures.substring(0, figures.length() - SUFFIX.length());
        return new Expected(name, directory.resolve(name), JsonMapper.shared().readTree(file));
    }
}
