package dev.packetdash.evidence;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.StorageErrors;
import dev.packetdash.alert.StorageErrors.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The evidence on disk, within its quota and age. Files are for their owner only, and there under their name when they
 * are whole; what is not ours is neither shown nor touched. Any thread.
 */
final class EvidenceDirectory {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String EXTENSION = ".pcapng";
    private static final String PART = ".part";
    /** Nobody else's files are touched. */
    private static final Pattern OWN = Pattern.compile("\\d{8}T\\d{6}Z-[a-z_]+-[0-9a-f]{16}\\.pcapng(\\.part)?");

    private final OwnDirectory directory;
    private final long quota;
    private final Duration maxAge;
    private final Clock clock;
    private final StorageErrors errors;
    private volatile Index index = new Index(Map.of(), 0);

    /** What there is on disk, by the alert's id. */
    private record Index(Map<String, Path> files, long bytes) {}

    /** A file being written, which nobody is shown until it is finished. */
    record Part(Path path, OutputStream out) {}

    private record Found(Path file, Instant modified, long size) {
        String id() {
            String name = file.getFileName().toString();
            return name.substring(name.lastIndexOf('-') + 1, name.length() - EXTENSION.length());
        }
    }

    EvidenceDirectory(EvidenceSettings settings, Clock clock, StorageErrors errors) {
        directory = new OwnDirectory(Path.of(settings.directory()));
        quota = settings.quota().toBytes();
        maxAge = settings.maxAge();
        this.clock = clock;
        this.errors = errors;
    }

    /** Makes the directory, and removes what an abort left half. */
    void open() throws IOException {
        directory.open();
        for (Found part : list(PART)) {
            Files.deleteIfExists(part.file());
        }
        tidy();
    }

    static String name(Alert alert) {
        return ("%s-%s-%s" + EXTENSION)
                .formatted(
                        TIME.format(Instant.ofEpochSecond(0, alert.startNanos())),
                        alert.subject().kind().label(),
                        alert.id());
    }

    Part begin(Alert alert) throws IOException {
        directory.open(); // It may have been removed, or come to somebody else.
        Path path = directory.path().resolve(name(alert) + PART);
        return new Part(path, directory.replace(path));
    }

    void finish(Alert alert, Part part) throws IOException {
        directory.rename(part.path(), directory.path().resolve(name(alert)));
        tidy();
    }

    Optional<Path> find(String id) {
        return Optional.ofNullable(index.files().get(id))
                .filter(file -> directory.own(file).isPresent());
    }

    long files() {
        return index.files().size();
    }

    long bytes() {
        return index.bytes();
    }

    /** Removes what is too old, then the oldest until the rest is within the quota. */
    synchronized void tidy() {
        try {
            removeOld();
            errors.succeeded(Operation.EVIDENCE_TIDY);
        } catch (IOException | RuntimeException e) {
            errors.failed(Operation.EVIDENCE_TIDY, "Old evidence cannot be removed", e);
        }
    }

    /** @throws IOException where something cannot be removed; the rest is */
    private void removeOld() throws IOException {
        directory.open();
        Instant oldest = clock.instant().minus(maxAge);
        Map<String, Path> files = new HashMap<>();
        long bytes = 0;
        @Nullable IOException failure = null;
        for (Found found : list(EXTENSION)) {
            boolean keep = bytes + found.size() <= quota && !found.modified().isBefore(oldest);
            if (!keep) {
                try {
                    Files.deleteIfExists(found.file());
                    continue;
                } catch (IOException e) {
                    failure = e;
                }
            }
            files.put(found.id(), found.file());
            bytes += found.size();
        }
        index = new Index(Map.copyOf(files), bytes);
        if (failure != null) {
            throw failure;
        }
    }

    /** Our files with that ending, the newest first. */
    private List<Found> list(String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory.path())) {
            return files.filter(file -> file.toString().endsWith(ending)
                            && OWN.matcher(file.getFileName().toString()).matches())
                    .flatMap(file -> directory.own(file).stream()
                            .map(found ->
                                    new Found(file, found.lastModifiedTime().toInstant(), found.size())))
                    .sorted(Comparator.comparing(Found::modified).reversed())
                    .toList();
        }
    }
}
