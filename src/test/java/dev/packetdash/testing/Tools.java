package dev.packetdash.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.packetdash.capture.LiveCapture;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a test needs of the machine. Where it is missing the test is skipped with the reason, or fails where {@code
 * TESTS_REQUIRE_ALL} is set, as it is in CI.
 */
public final class Tools {
    private Tools() {}

    /** The path of a program, or the end of the test. */
    public static Path require(String program) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> skip("the program '" + program + "' is not installed"));
    }

    /** For capture, and for every filter, be it of a file. */
    public static void requireLibpcap() {
        if (LiveCapture.libraryVersion().equals("absent")) {
            skip("libpcap is not installed");
        }
    }

    /** Some of linux/capability.h: root has them all, but not in most containers. */
    public enum Capability {
        SETPCAP(8),
        NET_ADMIN(12),
        NET_RAW(13),
        SYS_ADMIN(21);

        private final int bit;

        Capability(int bit) {
            this.bit = bit;
        }
    }

    /** What this process may do. */
    public static void require(Capability... capabilities) {
        long given = effectiveCapabilities();
        for (Capability capability : capabilities) {
            if ((given >> capability.bit & 1) == 0) {
                skip("this needs the right CAP_" + capability + ", which root has");
            }
        }
    }

    private static long effectiveCapabilities() {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("CapEff:"))
                    .mapToLong(line -> Long.parseUnsignedLong(
                            line.substring("CapEff:".length()).strip(), 16))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return skip("the rights of this process cannot be read: " + e);
        }
    }

    /**
     * Says so on the console too, where Maven shows no reason, and nothing at all of a class that ends before its first
     * test.
     */
    public static <T> T skip(String reason) {
        if (System.getenv("TESTS_REQUIRE_ALL") != null) {
            return fail(reason);
        }
        System.err.println("Skipped in " + callingTests() + ": " + reason);
        return abort(reason);
    }

    private static String callingTests() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.endsWith("Tests"))
                        .findFirst()
                        .orElse("a test"));
    }
}
