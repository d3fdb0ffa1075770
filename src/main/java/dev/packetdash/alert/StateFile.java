package dev.packetdash.alert;

import dev.packetdash.alert.StorageErrors.Operation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Alerts on disk, for the time of a restart. The file is replaced as a whole and only its owner may read it. A damaged
 * one is set aside beside it, with {@value #ASIDE} behind its name; the alerts in it that are right go on. Owned by one
 * thread.
 */
public final class StateFile {
    /** Alerts kept at the most, the newest: ten interfaces' by default. */
    static final int MOST_ALERTS = 10_000;

    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PART = ".part";
    private static final String ASIDE = ".damaged";

    private final @Nullable Path file;
    private final StorageErrors errors;
    private List<Alert> written = List.of();

    /** @param file empty where nothing is to be kept */
    public StateFile(String file, StorageErrors errors) {
        this.file = file.isEmpty() ? null : Path.of(file).toAbsolutePath();
        this.errors = errors;
    }

    /** The alerts written last; none where there is no file. Of a damaged one those that are right. */
    public List<Alert> read() {
        if (file == null || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        StateReader reader = new StateReader();
        try {
            reader.read(file);
        } catch (IOException | RuntimeException e) {
            // A damaged file can be wrong in any way.
            reader.damaged(e);
        }
        Exception damage = reader.damage();
        if (damage != null) {
            setAside(file, reader, damage);
        }
        return reader.alerts();
    }

    private void setAside(Path damaged, StateReader reader, Exception reason) {
        Path aside = damaged.resolveSibling(damaged.getFileName() + ASIDE);
        try {
            Files.move(damaged, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            reason.addSuppressed(e);
            aside = damaged;
        }
        errors.failed(
                Operation.STATE_READ,
                "The state file is damaged and set aside as %2$s; %1$d of its alerts go on"
                        .formatted(reader.alerts().size(), aside),
                reason);
    }

    /** Writes the newest of them, if they are not what was written last. Whatever goes wrong is counted. */
    public void write(Supplier<List<Alert>> newestFirst) {
        if (file == null) {
            return;
        }
        try {
            List<Alert> alerts = newestFirst.get();
            if (alerts.equals(written)) {
                return;
            }
            replace(file, alerts);
            written = alerts;
            errors.succeeded(Operation.STATE_WRITE);
        } catch (IOException | RuntimeException e) {
            errors.failed(
                    Operation.STATE_WRITE, "Alerts would not outlive a restart: " + file + " cannot be written", e);
        }
    }

    private static void replace(Path file, List<Alert> alerts) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + PART);
        try {
            Files.deleteIfExists(part);
            try (FileChannel channel = FileChannel.open(
                    part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnFiles.FOR_OWNER)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                write(alerts, out);
                out.flush();
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        try (FileChannel directory = FileChannel.open(file.getParent())) {
            // Or a loss of power could bring the file before back.
            directory.force(true);
        }
    }

    /** Writes one alert after the other, so that many take no more memory than one. */
    private static void write(List<Alert> alerts, OutputStream out) throws IOException {
        try (JsonGenerator json =
                JSON.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeArrayPropertyStart("alerts");
            for (Alert alert : alerts.subList(0, Math.min(alerts.size(), MOST_ALERTS))) {
                json.writePOJO(AlertDocument.of(alert));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
