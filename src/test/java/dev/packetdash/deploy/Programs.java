package dev.packetdash.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs the programs that check the files of this project, from its root. */
final class Programs {
    private Programs() {}

    /** What the program prints; the test fails where it ends with an error. */
    static String succeed(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Tools.require(program).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
        return output;
    }
}
