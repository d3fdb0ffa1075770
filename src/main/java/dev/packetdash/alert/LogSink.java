package dev.packetdash.alert;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.json.JsonMapper;

/** A JSON document a line; the file is opened anew for each, so that it can be rotated at any time. */
final class LogSink implements Sink {
    private static final String STANDARD_OUTPUT = "-";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String file;
    private final PrintStream standardOutput;

    /** @param file {@code -} for standard output */
    LogSink(String file, PrintStream standardOutput) {
        this.file = file;
        this.standardOutput = standardOutput;
    }

    @Override
    public Name name() {
        return Name.LOG;
    }

    @Override
    public void deliver(Alert alert) throws IOException {
        byte[] line = (JSON.writeValueAsString(AlertDocument.of(alert)) + "\n").getBytes(StandardCharsets.UTF_8);
        if (file.equals(STANDARD_OUTPUT)) {
            standardOutput.write(line);
            standardOutput.flush();
        } else {
            Files.write(Path.of(file), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
