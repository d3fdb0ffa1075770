package dev.packetdash.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metric names of the contract and of texts that mention them. */
final class MetricNames {
    /** A line a family that the service exports, its name first. */
    private static final Path FAMILIES = Path.of("src/test/resources/dev/packetdash/metrics/families.txt");

    /** Recorded series contain the names of metrics between colons. */
    private static final Pattern MENTION = Pattern.compile("(?<![:\\w])packetdash_\\w+");

    private MetricNames() {}

    static Set<String> exported() {
        try (Stream<String> lines = Files.lines(FAMILIES)) {
            return lines.map(line -> line.split(" ")[0]).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The families that a text names; the series of a histogram count as their family. */
    static Stream<String> in(String text) {
        return MENTION.matcher(text).results().map(match -> match.group().replaceFirst("_bucket$", ""));
    }
}
