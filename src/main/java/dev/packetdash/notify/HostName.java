package dev.packetdash.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The name of this machine, where it can be had without asking the network for it. */
public final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** The kernel's name; where a service may not read it, {@code HOSTNAME}, which the systemd unit sets. */
    public static String ofThisMachine() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            return Objects.requireNonNullElseGet(System.getenv("HOSTNAME"), HostName::resolved);
        }
    }

    private static String resolved() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
