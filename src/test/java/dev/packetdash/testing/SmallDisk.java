package dev.packetdash.testing;

import dev.packetdash.testing.Tools.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system that is soon full. */
public record SmallDisk(Path path) implements AutoCloseable {
    /** @param directory in which it gets a directory of its own */
    public static SmallDisk mount(Path directory) throws IOException {
        Tools.require(Capability.SYS_ADMIN);
        Path path = Files.createDirectory(directory.resolve("disk"));
        Namespaces.run("mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "tmpfs", path.toString());
        return new SmallDisk(path);
    }

    /** Leaves not a byte of room. */
    public void fill() throws IOException {
        try (var out = Files.newOutputStream(path.resolve("full"))) {
            for (byte[] page = new byte[4096]; ; ) {
                out.write(page);
            }
        } catch (IOException e) {
            // Now it is full.
        }
    }

    @Override
    public void close() {
        Namespaces.run("umount", path.toString());
    }
}
