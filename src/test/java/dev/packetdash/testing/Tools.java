package dev.packetdash.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a test needs of the machine. Where it is missing the test is skipped with the reason, or fails where {@code TESTS_REQUIRE_ALL}
 * is set, as it is in CI.
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

    /** Root, for network namespaces and capture rights. */
    public static void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            skip("network namespaces need root");
        }
    }

    public static <T> T skip(String reason) {
        if (System.getenv("TESTS_REQUIRE_ALL") != null) {
            return fail(reason);
        }
        return abort(reason);
    }
}
