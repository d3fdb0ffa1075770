package dev.packetdash.evidence;

import dev.packetdash.alert.OwnFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that is this service's user's alone, and the files in it that are its own: regular ones of its owner,
 * under one name only. Links of either kind are somebody else's, and are neither followed nor removed. Any thread.
 */
final class OwnDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(OwnDirectory.class);
    private static final Set<PosixFilePermission> FOR_OWNER = PosixFilePermissions.fromString("rwx------");
    private static final String PROBE = ".owner";

    private final Path path;

    OwnDirectory(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    /**
     * Makes the directory if there is none, and closes it to others.
     *
     * @throws IOException where it cannot be used; the message says why, and what would help
     */
    void open() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(FOR_OWNER));
        }
        PosixFileAttributes attributes = attributes(path);
        if (!attributes.isDirectory()) {
            throw new IOException(path + " is a link or a file: name the directory itself");
        }
        UserPrincipal user = user();
        if (!attributes.owner().equals(user)) {
            throw new IOException("%s belongs to %s, not to the service's user %s: chown it, or name another"
                    .formatted(path, attributes.owner(), user));
        }
        if (!FOR_OWNER.containsAll(attributes.permissions())) {
            Files.setPosixFilePermissions(path, FOR_OWNER);
            LOG.warn(
                    "{} was open to others ({}); now it is not",
                    path,
                    PosixFilePermissions.toString(attributes.permissions()));
        }
    }

    private static PosixFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** The user that files made here belong to. */
    private UserPrincipal user() throws IOException {
        Path probe = path.resolve(PROBE);
        Files.deleteIfExists(probe);
        create(probe).close();
        try {
            return attributes(probe).owner();
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static OutputStream create(Path file) throws IOException {
        return Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnFiles.FOR_OWNER));
    }

    /**
     * A new file in place of one of ours.
     *
     * @throws IOException where something else has that name
     */
    OutputStream replace(Path file) throws IOException {
        if (own(file).isPresent()) {
            Files.delete(file);
        }
        return create(file);
    }

    /** What is known of a file of ours; empty where there is none under that name. */
    Optional<PosixFileAttributes> own(Path file) {
        try {
            PosixFileAttributes attributes = attributes(file);
            PosixFileAttributes here = attributes(path);
            boolean isOwn = here.isDirectory()
                    && attributes.isRegularFile()
                    && attributes.owner().equals(here.owner())
                    && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer links
                    && links == 1;
            return isOwn ? Optional.of(attributes) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // It has just been removed.
        }
    }

    /**
     * Gives a file of ours its name.
     *
     * @throws IOException where something else has that name
     */
    void rename(Path file, Path name) throws IOException {
        if (Files.exists(name, LinkOption.NOFOLLOW_LINKS) && own(name).isEmpty()) {
            throw new FileAlreadyExistsException(name + " is not a file of ours");
        }
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
    }
}
