package dev.packetdash.capture;

import dev.packetdash.testing.Namespaces;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * Opens one interface in a JVM of its own, for rights, libraries or a namespace that the test's own JVM does not have.
 */
final class Probe {
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Probe.class.getName());

    private Probe() {}

    /** {@code name filter count}: reads that many packets and prints the books, or the failure. */
    static void main(String[] arguments) {
        long count = Long.parseLong(arguments[2]);
        System.out.println("libpcap " + LiveCapture.libraryVersion());
        try (FrameSource source =
                LiveCapture.open(arguments[0], LiveTraffic.settings(arguments[1], DataSize.ofMegabytes(8)))) {
            System.out.println("open, link type " + source.status().parameters().linkType());
            System.out.println(LiveTraffic.readUntil(source, count));
        } catch (CaptureException e) {
            System.out.println(e.failure());
        }
    }

    /** Runs it behind {@code prefix} and returns what it printed. */
    static String run(List<String> prefix, String name, String filter, long count) {
        return Namespaces.run(command(prefix, name, filter, count));
    }

    static String[] command(List<String> prefix, String name, String filter, long count) {
        return Stream.of(prefix, JAVA, List.of(name, filter, Long.toString(count)))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }
}
