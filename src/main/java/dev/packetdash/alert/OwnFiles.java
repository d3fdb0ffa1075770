package dev.packetdash.alert;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes this service's files: what is on the wire is nobody else's business. */
public final class OwnFiles {
    public static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OwnFiles() {}
}
