package dev.packetdash.evidence;

import dev.packetdash.alert.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The evidence on disk, within its quota and age. Files are for their owner only, and there under their name when they are whole. Any thread. */
final class EvidenceDirectory {
    private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String PART = ".part";

    private final Path directory;
    private final long quota;
    private final Duration maxAge;
    private final Clock clock;
    private volatile Usage usage = new Usage(0, 0);

    /** What there is on disk. */
    record Usage(long files, long bytes) {}

    private record Found(Path file, Instant modified, long size) {}

    EvidenceDirectory(EvidenceSettings settings, Clock clock) {
        directory = Path.of(settings.directory());
        quota = settings.quota().toBytes();
        maxAge = settings.maxAge();
        this.clock = clock;
    }

    /** Makes the directory, and removes what an abort left half. */
    void open() throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path part :
                    files.filter(file -> file.toString().endsWith(PART)).toList()) {
                Files.deleteIfExists(part);
            }
        }
        tidy();
    }

    static String name(Alert alert) {
        return "%s-%s-%s.pcapng"
                .formatted(
                        TIME.format(Instant.ofEpochSecond(0, alert.startNanos())),
                        alert.subject().kind().label(),
                        alert.id());
    }

    /** A file to be written, which nobody is shown until {@link #finish}. */
    Path begin(Alert alert) throws IOException {
        Path part = directory.resolve(name(alert) + PART);
        Files.deleteIfExists(part);
        Files.newByteChannel(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FOR_OWNER)
                .close();
        return part;
    }

    void finish(Alert alert, Path part) throws IOException {
        Files.move(part, directory.resolve(name(alert)), StandardCopyOption.ATOMIC_MOVE);
        tidy();
    }

    Optional<Path> find(String id) {
        return list().map(Found::file)
                .filter(file -> file.toString().endsWith("-" + id + ".pcapng"))
                .findFirst();
    }

    Usage usage() {
        return usage;
    }

    /** Removes what is too old, then the oldest until the rest is within the quota. */
    synchronized void tidy() throws IOException {
        Instant oldest = clock.instant().minus(maxAge);
        List<Found> newestFirst =
                list().sorted(Comparator.comparing(Found::modified).reversed()).toList();
        long files = 0;
        long bytes = 0;
        for (Found found : newestFirst) {
            if (bytes + found.size() > quota || found.modified().isBefore(oldest)) {
                Files.deleteIfExists(found.file());
            } else {
                files++;
                bytes += found.size();
            }
        }
        usage = new Usage(files, bytes);
    }

    private Stream<Found> list() {
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .filter(file -> file.toString().endsWith(".pcapng"))
                    .flatMap(EvidenceDirectory::found)
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Stream<Found> found(Path file) {
        try {
            return Stream.of(new Found(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
        } catch (IOException e) {
            return Stream.empty(); // It has just been removed.
        }
    }
}
