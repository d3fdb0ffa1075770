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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The evidence on disk, within its quota and age. Files are for their owner only, and there under their name when they are whole. Any thread. */
final class EvidenceDirectory {
    private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String EXTENSION = ".pcapng";
    private static final String PART = ".part";
    /** Nobody else's files are touched. */
    private static final Pattern OWN = Pattern.compile("\\d{8}T\\d{6}Z-[a-z_]+-[0-9a-f]{16}\\.pcapng(\\.part)?");

    private final Path directory;
    private final long quota;
    private final Duration maxAge;
    private final Clock clock;
    private volatile Index index = new Index(Map.of(), 0);

    /** What there is on disk, by the alert's id. */
    private record Index(Map<String, Path> files, long bytes) {}

    private record Found(Path file, Instant modified, long size) {
        String id() {
            String name = file.getFileName().toString();
            return name.substring(name.lastIndexOf('-') + 1, name.length() - EXTENSION.length());
        }
    }

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
            for (Path part : files.filter(file -> isOwn(file, PART)).toList()) {
                Files.deleteIfExists(part);
            }
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

    private static boolean isOwn(Path file, String ending) {
        return file.toString().endsWith(ending)
                && OWN.matcher(file.getFileName().toString()).matches();
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
        return Optional.ofNullable(index.files().get(id)).filter(Files::exists);
    }

    long files() {
        return index.files().size();
    }

    long bytes() {
        return index.bytes();
    }

    /** Removes what is too old, then the oldest until the rest is within the quota. */
    synchronized void tidy() throws IOException {
        Instant oldest = clock.instant().minus(maxAge);
        List<Found> newestFirst =
                list().sorted(Comparator.comparing(Found::modified).reversed()).toList();
        Map<String, Path> files = new HashMap<>();
        long bytes = 0;
        for (Found found : newestFirst) {
            if (bytes + found.size() > quota || found.modified().isBefore(oldest)) {
                Files.deleteIfExists(found.file());
            } else {
                files.put(found.id(), found.file());
                bytes += found.size();
            }
        }
        index = new Index(Map.copyOf(files), bytes);
    }

    private Stream<Found> list() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> isOwn(file, EXTENSION)).flatMap(EvidenceDirectory::found).toList().stream();
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
