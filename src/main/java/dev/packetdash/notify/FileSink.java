package dev.packetdash.notify;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** A JSON document a line. */
final class FileSink implements Sink {
    private static final String STANDARD_OUTPUT = "-";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String file;
    private final PrintStream standardOutput;

    /** @param file {@code -} for standard output */
    FileSink(String file, PrintStream standardOutput) {
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
            new LineFile(Path.of(file)).append(line);
        }
    }
}
