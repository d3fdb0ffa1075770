package dev.packetdash.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Alerts on disk, for the time of a restart. The file is replaced as a whole and only its owner may read it; what cannot be read is left out
 * and said once. Owned by one thread.
 */
public final class StateFile {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int VERSION = 1;

    private final @Nullable Path file;
    private List<Alert> written = List.of();
    private boolean failing;

    /** The whole file. */
    record State(int version, List<AlertDocument> alerts) {}

    /** @param file empty where nothing is to be kept */
    public StateFile(String file) {
        this.file = file.isEmpty() ? null : Path.of(file);
    }

    /** The alerts written last; none where there is no file, or a damaged one. */
    public List<Alert> read() {
        if (file == null) {
            return List.of();
        }
        try {
            State state = JSON.readValue(Files.readAllBytes(file), State.class);
            if (state.version() != VERSION) {
                throw new IOException("it is of version " + state.version() + ", not " + VERSION);
            }
            return state.alerts().stream().map(AlertDocument::alert).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | RuntimeException e) {
            // A damaged file can be wrong in any way.
            LOG.warn("Alerts of the time before are lost: {} cannot be read: {}", file, firstLine(e));
            return List.of();
        }
    }

    /** Writes them if they are not what was written last. */
    public void write(List<Alert> alerts) {
        if (file == null || alerts.equals(written)) {
            return;
        }
        try {
            replace(
                    file,
                    new State(VERSION, alerts.stream().map(AlertDocument::of).toList()));
            written = alerts;
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn("Alerts would not outlive a restart: {} cannot be written: {}", file, firstLine(e));
            }
            failing = true;
        }
    }

    private static void replace(Path file, State state) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(
                directory,
                file.getFileName().toString(),
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(part, JSON.writeValueAsBytes(state));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String firstLine(Exception e) {
        return e.toString().lines().findFirst().orElse("");
    }
}
